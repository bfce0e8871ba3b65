import { describe, expect, it } from '@jest/globals';
import { ProtocolFault } from '../../lib/errors/protocol-fault.js';
import type { SessionState } from '../../lib/exchange/exchange-channel.js';
import { SubscribedUris } from '../../lib/exchange/subscribed-uris.js';
import type { Executor } from '../../lib/execution/executor.js';
import { resource, template } from './components.fixture.js';
import { ask } from './dispatcher.fixture.js';
import { catalogOf, dispatcherOf } from './fixtures.js';

const serving = (executor: Partial<Executor> = {}) =>
  dispatcherOf([], executor, {
    catalog: catalogOf(() => [resource, template]),
  });

const denying: Partial<Executor> = {
  admit: async () => {
    throw new ProtocolFault('forbidden', 'Forbidden resource');
  },
};

function inSession() {
  const session: SessionState = {
    logLevel: undefined,
    uris: new SubscribedUris(),
  };
  const options = { era: 'legacy', channel: { session } } as const;
  return { session, options };
}

describe('resources/subscribe', () => {
  it.each(['docs://about', 'docs://pages/one'])(
    'answers with an empty object and watches %s',
    async (uri) => {
      const { session, options } = inSession();
      const reply = await ask(
        serving(),
        'resources/subscribe',
        { uri },
        options,
      );
      expect(reply.result).toEqual({});
      expect([...session.uris]).toEqual([uri]);
    },
  );

  it('says how to get a session where there is none', async () => {
    const reply = await ask(
      serving(),
      'resources/subscribe',
      { uri: 'docs://about' },
      { era: 'legacy' },
    );
    expect(reply).toMatchObject({
      kind: 'invalid-request',
      error: { code: -32600 },
    });
    expect(reply.error.message).toMatch(/needs a session: send initialize/);
  });

  it.each([
    ['docs://missing', -32002],
    ['docs://pages/..%2F..%2Fetc', -32002],
    [5, -32602],
  ])('refuses %j', async (uri, code) => {
    const { session, options } = inSession();
    const reply = await ask(serving(), 'resources/subscribe', { uri }, options);
    expect(reply.error.code).toBe(code);
    expect(session.uris.size).toBe(0);
  });

  it('watches nothing its caller may not read', async () => {
    const { session, options } = inSession();
    const reply = await ask(
      serving(denying),
      'resources/subscribe',
      { uri: 'docs://about' },
      options,
    );
    expect(reply.kind).toBe('forbidden');
    expect(session.uris.size).toBe(0);
  });
});

describe('resources/unsubscribe', () => {
  it('gives up a subscription, whatever has become of the resource', async () => {
    const { session, options } = inSession();
    session.uris.add('docs://gone');
    const reply = await ask(
      serving(denying),
      'resources/unsubscribe',
      { uri: 'DOCS://gone' },
      options,
    );
    expect(reply.result).toEqual({});
    expect(session.uris.size).toBe(0);
  });

  it('wants a URI and a session', async () => {
    const { options } = inSession();
    const method = 'resources/unsubscribe';
    expect(await ask(serving(), method, {}, options)).toMatchObject({
      error: { code: -32602 },
    });
    expect(
      await ask(serving(), method, { uri: 'docs://about' }, { era: 'legacy' }),
    ).toMatchObject({ error: { code: -32600 } });
  });
});

describe('the capabilities of a 2025 handshake', () => {
  const handshake = {
    protocolVersion: '2025-11-25',
    capabilities: {},
    clientInfo: { name: 'old', version: '1' },
  };

  it.each([
    ['in a session', inSession().options.channel, true],
    ['where one begins', { offersSessions: true }, true],
    ['where each request stands alone', {}, false],
  ])(
    'promise changes only to those who can be told: %s',
    async (_, channel, told) => {
      const { result } = await ask(serving(), 'initialize', handshake, {
        era: 'legacy',
        channel,
      });
      expect(result.capabilities.resources).toEqual(
        told ? { subscribe: true, listChanged: true } : {},
      );
    },
  );
});
