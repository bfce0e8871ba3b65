import { Logger } from '@nestjs/common';
import { McpModule } from '../../../lib/index.js';
import { createInMemoryFetch } from '../../../lib/internal.js';
import { patternOf } from '../bad-input/outcome.js';
import { PLATFORMS, type Running, start } from '../support/platforms.js';
import { rpc, type RpcAnswer } from '../support/rpc.js';
import { AllLogs } from './all-logs.js';
import { GUARD_CASES, type Refusal } from './guard-cases.js';
import { guardedApp } from './guarded-app.js';
import { LEVELS } from './levels.js';
import { OPTION_CASES } from './option-cases.js';

const WAYS = ['legacy', 'modern', 'in memory'] as const;

/** What of a header is secret: everything but the scheme. */
const secretsOf = ({ headers }: Pick<Refusal, 'headers'>) =>
  Object.values(headers).flatMap((value) =>
    value.split(' ').filter((part) => part.length > 6),
  );

describe.each(PLATFORMS)('on %s', (platform) => {
  describe.each(LEVELS)('for $name', (level) => {
    describe.each([...GUARD_CASES, ...OPTION_CASES])('$name', (row) => {
      const { module, configure, seen } = guardedApp(level, row);
      const logs = new AllLogs();
      let running: Running;

      beforeAll(async () => {
        running = await start(module, platform, configure);
        Logger.overrideLogger(logs);
      });

      afterAll(async () => {
        Logger.overrideLogger(false);
        await running.app.close();
      });

      describe.each(WAYS)('%s', (way) => {
        it('lets in whom it knows, and the tool sees who that is', async () => {
          const before = seen.length;

          const answer = await ask(CALL, row.admitted.headers);

          expect(answer.status).toBe(200);
          expect(answer.body.result.content).toEqual([
            { type: 'text', text: 'opened' },
          ]);
          expect(seen.slice(before)).toEqual([row.admitted.user]);
        });

        it.each(row.refused)('turns down $who', async (refusal) => {
          const before = seen.length;

          const answer = await ask(CALL, refusal.headers);

          expectRefusal(answer, refusal);
          expect(seen.length).toBe(before);
        });

        it.each(row.refused)('decides who lists: $who', async (refusal) => {
          const answer = await ask(LIST, refusal.headers);

          if (level.guardsAll && !refusal.byMark) {
            expectRefusal(answer, refusal);
          } else {
            expect(answer.body.result.tools).toHaveLength(1);
          }
        });

        function ask(
          [method, params]: readonly [string, Record<string, unknown>],
          headers: Readonly<Record<string, string>>,
        ): Promise<RpcAnswer> {
          return rpc(
            `${running.url}/mcp`,
            way === 'legacy' ? 'legacy' : 'modern',
            method,
            params,
            headers,
            way === 'in memory'
              ? createInMemoryFetch(running.app.get(McpModule).server.http)
              : fetch,
          );
        }

        function expectRefusal(answer: RpcAnswer, refusal: Refusal): void {
          const { status, code, message, challenge } = refusal;
          expect(answer.status).toBe(status);
          expect(answer.body).toEqual({
            jsonrpc: '2.0',
            id: 1,
            error: { code, message: expect.stringMatching(patternOf(message)) },
          });
          expect(answer.headers.get('www-authenticate')).toBe(
            challenge ?? null,
          );
          const told = `${answer.text}${JSON.stringify([...answer.headers])}`;
          for (const secret of secretsOf(refusal)) {
            expect(told).not.toContain(secret);
          }
        }
      });

      it('logs no credentials', () => {
        for (const secret of [row.admitted, ...row.refused].flatMap(
          secretsOf,
        )) {
          expect(logs.text).not.toContain(secret);
        }
      });
    });
  });
});

const CALL = ['tools/call', { name: 'open', arguments: {} }] as const;
const LIST = ['tools/list', {}] as const;
