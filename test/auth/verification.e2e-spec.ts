import { inspect } from 'node:util';
import { Logger } from '@nestjs/common';
import {
  type TokenVerifier,
  VerifierUnavailableException,
} from '../../lib/auth/index.js';
import { McpContext, Tool } from '../../lib/index.js';
import { AllLogs } from '../e2e/guards/all-logs.js';
import { PLATFORMS, type Running, start } from '../e2e/support/platforms.js';
import { rpc, send } from '../e2e/support/rpc.js';
import { authOptions, bearer, signedApp } from './support/signed-app.js';

const { verifier: good } = authOptions();

/** Asks the real one, and notes it. */
class Counting implements TokenVerifier {
  count = 0;

  verify(token: string) {
    this.count += 1;
    return good.verify(token);
  }
}

/** Prints all it gets hold of, and fails with it. */
class Careless {
  readonly #logger = new Logger('Careless');

  @Tool()
  show({ auth, ...context }: McpContext) {
    this.#logger.log(inspect(auth, { depth: 9, showHidden: true }));
    this.#logger.log(inspect(context, { depth: 3 }));
    return JSON.stringify(auth);
  }

  @Tool()
  fail({ auth }: McpContext) {
    throw new Error(inspect(auth, { depth: 9 }));
  }
}

describe.each(PLATFORMS)('verifying tokens, on %s', (platform) => {
  let running: Running;

  afterEach(() => running.app.close());

  it('is done once for a batch', async () => {
    const verifier = new Counting();
    running = await start(signedApp({ auth: { verifier } }), platform);
    const batch = ['ping', 'tools/list', 'ping'].map((method, id) => ({
      jsonrpc: '2.0',
      id,
      method,
    }));

    const { status, body } = await send(
      `${running.url}/mcp`,
      JSON.stringify(batch),
      {
        'content-type': 'application/json',
        accept: 'application/json, text/event-stream',
        'mcp-protocol-version': '2025-03-26',
        ...(await bearer('alice')),
      },
    );

    expect(status).toBe(200);
    expect(body).toHaveLength(3);
    expect(verifier.count).toBe(1);
  });

  it.each(['legacy', 'modern'] as const)(
    'answers 503 while it cannot be done, to %s clients',
    async (era) => {
      const cause = new Error('keys at https://id.example.com are away');
      const verifier = {
        verify: () => Promise.reject(new VerifierUnavailableException(cause)),
      };
      running = await start(signedApp({ auth: { verifier } }), platform);

      const { status, headers, text } = await rpc(
        `${running.url}/mcp`,
        era,
        'tools/list',
        {},
        await bearer('alice'),
      );

      expect(status).toBe(503);
      expect(Number(headers.get('retry-after'))).toBeGreaterThan(0);
      expect(headers.get('www-authenticate')).toBeNull();
      expect(text).toContain('cannot be verified at the moment');
      expect(text).not.toContain('id.example.com');
    },
  );

  it('leaves the token in no log line and no answer', async () => {
    const logs = new AllLogs();
    running = await start(signedApp({ providers: [Careless] }), platform);
    running.app.useLogger(logs);
    const url = `${running.url}/mcp`;
    const good = await bearer('alice');
    const bad = await bearer('mallory', { audience: 'https://other.example' });

    const answers = await Promise.all([
      rpc(url, 'modern', 'tools/call', { name: 'show' }, good),
      rpc(url, 'modern', 'tools/call', { name: 'fail' }, good),
      rpc(url, 'modern', 'tools/list', {}, bad),
      rpc(
        url,
        'modern',
        'tools/list',
        {},
        {
          authorization: `${good.authorization}, ${bad.authorization}`,
        },
      ),
    ]);

    const shown = `${logs.text}${answers.map(({ text }) => text).join('')}`;
    expect(logs.text).toContain('alice');
    for (const { authorization } of [good, bad]) {
      const [, , signature] = authorization.split('.');
      expect(shown).not.toContain(signature);
    }
    Logger.overrideLogger(false);
  });
});
