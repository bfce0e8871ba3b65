import { Logger } from '@nestjs/common';
import { AuthGuard } from '@nestjs/passport';
import { type McpEra, McpModule } from '../../../lib/index.js';
import { createInMemoryFetch } from '../../../lib/internal.js';
import { PLATFORMS, type Running, start } from '../support/platforms.js';
import { rpc } from '../support/rpc.js';
import { AllLogs } from './all-logs.js';
import { CodeStrategy, HastyCodeStrategy, ISSUER } from './code-strategy.js';
import { guardedApp } from './guarded-app.js';
import { LEVELS } from './levels.js';
import { stateFor } from './stateless-store.js';
import { TokenEndpoint } from './token-endpoint.js';

const VERIFIER = 'verifier-of-at-least-forty-three-characters';
const WAYS = ['legacy', 'modern', 'in memory'] as const;
const UNAUTHORIZED = { code: -32010, message: 'Unauthorized' };

let issuer: TokenEndpoint;

beforeAll(async () => {
  issuer = await TokenEndpoint.open();
});

afterAll(() => issuer.close());

describe.each(PLATFORMS)('on %s', (platform) => {
  describe.each(LEVELS)('a strategy of passport-oauth2 for $name', (level) => {
    const logs = new AllLogs();
    const { running, seen } = serving('oauth2', level);

    beforeAll(() => Logger.overrideLogger(logs));
    afterAll(() => Logger.overrideLogger(false));

    describe.each(WAYS)('%s', (way) => {
      it('refuses where it would redirect', async () => {
        const answer = await ask('');

        expect(answer.status).toBe(401);
        expect(answer.body.error).toEqual(UNAUTHORIZED);
        expect(answer.headers.get('www-authenticate')).toBe('Bearer');
        expect(answer.headers.get('location')).toBeNull();
      });

      it('exchanges a code, and lets in whose it is', async () => {
        const before = seen.length;
        const code = issuer.codeFor('ada', VERIFIER);

        const answer = await ask(query(code));

        expect(answer.body.result.content).toEqual([
          { type: 'text', text: 'opened' },
        ]);
        expect(seen.slice(before)).toEqual([{ id: 'ada', roles: [] }]);
      });

      it.each([
        ['with a state of somebody else', () => query('code', 'made.up')],
        ['whose user said no', () => '?error=access_denied'],
      ])('refuses a code %s', async (_, parameters) => {
        const answer = await ask(parameters());

        expect(answer.status).toBe(401);
        expect(answer.body.error).toEqual(UNAUTHORIZED);
      });

      it('keeps to itself why a code could not be exchanged', async () => {
        const code = issuer.codeFor('ada', VERIFIER);
        await ask(query(code));

        const again = await ask(query(code));

        expect(again.status).toBe(500);
        expect(again.body.error).toEqual({
          code: -32603,
          message: expect.stringMatching(/^Internal error \(log reference/),
        });
        expect(again.text).not.toContain(code);
        expect(logs.text).toContain('Not so');
        expect(logs.text).not.toContain(code);
      });

      const ask = (parameters: string) => call(running(), way, parameters);
    });

    it('let nobody else in', () => {
      expect(seen).toHaveLength(2 * WAYS.length);
    });
  });

  describe('a strategy that redirects at once', () => {
    const { running, seen } = serving('oauth2-at-once', LEVELS[0]);

    it.each(WAYS)('refuses: %s', async (way) => {
      const answer = await call(running(), way, '');

      expect(answer.status).toBe(401);
      expect(answer.body.error).toEqual(UNAUTHORIZED);
      expect(answer.headers.get('location')).toBeNull();
      expect(seen).toEqual([]);
    });
  });

  function serving(strategy: string, level = LEVELS[0]!) {
    const { module, configure, seen } = guardedApp(level, {
      guards: [AuthGuard(strategy)],
      providers: [
        { provide: ISSUER, useFactory: () => issuer.url },
        CodeStrategy,
        HastyCodeStrategy,
      ],
    });
    let running: Running;
    beforeAll(async () => {
      running = await start(module, platform, configure);
    });
    afterAll(() => running.app.close());
    return { running: () => running, seen };
  }
});

function query(code: string, state = stateFor(VERIFIER)): string {
  return `?${new URLSearchParams({ code, state }).toString()}`;
}

function call(
  { app, url }: Running,
  way: McpEra | 'in memory',
  parameters: string,
) {
  return rpc(
    `${url}/mcp${parameters}`,
    way === 'legacy' ? 'legacy' : 'modern',
    'tools/call',
    { name: 'open', arguments: {} },
    {},
    way === 'in memory'
      ? createInMemoryFetch(app.get(McpModule).server.http)
      : fetch,
  );
}
