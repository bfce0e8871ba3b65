import { describe, expect, it } from '@jest/globals';
import { AnyOf } from '../../../lib/auth/verifiers/any-of.js';
import { IntrospectionVerifier } from '../../../lib/auth/verifiers/introspection-verifier.js';
import { StaticTokenVerifier } from '../../../lib/auth/verifiers/static-token-verifier.js';
import { VerifierUnavailableException } from '../../../lib/auth/verifiers/verifier-unavailable.exception.js';
import { localServer } from './support/local-server.js';
import { recordLogs } from './support/log-recorder.js';
import { problemsOf } from './support/problems-of.js';

describe('AnyOf', () => {
  recordLogs();
  const server = localServer();
  const written = (token: string, clientId: string) =>
    new StaticTokenVerifier({ tokens: { [token]: { clientId } } });
  const asked = () =>
    new IntrospectionVerifier({
      endpoint: server.url,
      clientId: 'mcp',
      clientSecret: 'secret',
      audience: false,
    });

  it('takes the word of the first that accepts a token', async () => {
    const any = new AnyOf(
      written('a', 'one'),
      written('a', 'two'),
      written('b', 'three'),
    );
    expect(await any.verify('a')).toMatchObject({ clientId: 'one' });
    expect(await any.verify('b')).toMatchObject({ clientId: 'three' });
    expect(await any.verify('c')).toBeUndefined();
  });

  it('is unavailable only where none accepts a token and one cannot tell', async () => {
    server.answerJson({}, 503);
    const any = new AnyOf(asked(), written('a', 'one'));
    expect(await any.verify('a')).toMatchObject({ clientId: 'one' });
    await expect(any.verify('b')).rejects.toThrow(VerifierUnavailableException);
    server.answerJson({ active: false });
    expect(await any.verify('b')).toBeUndefined();
  });

  it('does not take a bug for a refusal', async () => {
    const broken = { verify: () => Promise.reject(new TypeError('a bug')) };
    await expect(
      new AnyOf(broken, written('a', 'one')).verify('a'),
    ).rejects.toThrow('a bug');
  });

  it('is not made of nothing', () => {
    expect(problemsOf(() => new AnyOf())).toEqual([
      'MCP_AUTH_NO_VERIFIER AnyOf',
    ]);
  });
});
