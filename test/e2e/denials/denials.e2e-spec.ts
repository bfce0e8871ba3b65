import { Logger } from '@nestjs/common';
import { type McpEra, McpModule } from '../../../lib/index.js';
import { createInMemoryFetch } from '../../../lib/internal.js';
import { patternOf } from '../bad-input/outcome.js';
import { LogKeeper } from '../support/log-keeper.js';
import { PLATFORMS, type Running, start } from '../support/platforms.js';
import {
  rpc,
  type RpcAnswer,
  rpcRequest,
  send as sendBody,
} from '../support/rpc.js';
import { type Denial, DENIAL_HEADERS, DENIALS } from './denials.table.js';
import { FILTERS, LEVELS, SECRET, vaultModule } from './vault.js';

const WAYS = ['over HTTP', 'in memory'] as const;
const ERAS = ['legacy', 'modern'] as const satisfies readonly McpEra[];
const FILTER_NAMES = Object.keys(FILTERS) as (keyof typeof FILTERS)[];
const CALL = { method: 'tools/call', params: { name: 'open', arguments: {} } };
const LIST = { method: 'tools/list', params: {} };
const CASES = DENIALS.flatMap((row) =>
  erasOf(row).map((era) => ({ row, era, situation: row.situation })),
);
const GUARDED = CASES.filter(({ row }) => row.guard !== undefined);

describe.each(PLATFORMS)('on %s', (platform) => {
  describe.each(LEVELS)('with a guard for %s', (level) => {
    describe.each(FILTER_NAMES)('and %s', (filter) => {
      const { module, opened } = vaultModule(level, filter);
      const log = new LogKeeper();
      let running: Running;

      beforeAll(async () => {
        running = await start(module, platform);
        Logger.overrideLogger(log);
      });

      afterAll(async () => {
        Logger.overrideLogger(false);
        await running.app.close();
      });

      describe.each(WAYS)('%s', (way) => {
        it.each(CASES)('$era: $situation', async ({ row, era }) => {
          const { method, params } = row.asks ?? CALL;

          const answer = await rpc(
            `${running.url}/mcp`,
            era,
            method,
            params,
            headersOf(row),
            fetchOf(way),
          );

          expectDenial(answer, row);
          expectMasked(answer, row);
        });

        if (level === 'the class') return;

        it.each(GUARDED)(
          '$era: $situation, asking for the list',
          async ({ row, era }) => {
            const { method, params } = LIST;

            const answer = await rpc(
              `${running.url}/mcp`,
              era,
              method,
              params,
              headersOf(row),
              fetchOf(way),
            );

            expectDenial(answer, row);
            expectMasked(answer, row);
          },
        );

        it.each(GUARDED)(
          '$era: $situation, asking for a tool that does not exist',
          async ({ row, era }) => {
            const answer = await rpc(
              `${running.url}/mcp`,
              era,
              'tools/call',
              { name: 'no-such-tool' },
              headersOf(row),
              fetchOf(way),
            );

            expectDenial(answer, row);
          },
        );

        it.each(GUARDED.filter(({ row }) => row.status >= 400))(
          '$era: $situation, sending a notification',
          async ({ row, era }) => {
            const { body, headers } = rpcRequest(
              era,
              'notifications/initialized',
              {},
              headersOf(row),
            );
            const { id: _, ...notification } = body;

            const answer = await sendBody(
              `${running.url}/mcp`,
              JSON.stringify(notification),
              headers,
              fetchOf(way),
            );

            expectDenial(answer, row);
            expect(answer.body.id).toBeNull();
          },
        );
      });

      it('never runs the handler', () => {
        expect(opened()).toBe(0);
      });

      it('runs it for whom it lets in', async () => {
        const { method, params } = CALL;
        const { body } = await rpc(
          `${running.url}/mcp`,
          'modern',
          method,
          params,
        );

        expect(body.result.content).toEqual([{ type: 'text', text: SECRET }]);
        expect(opened()).toBe(1);
      });

      /** A masked answer names the log entry that has what it keeps back. */
      function expectMasked(answer: RpcAnswer, row: Denial): void {
        expect(answer.text).not.toContain(SECRET);
        if (!row.message.includes('‹reference›')) return;
        const reference = /log reference (\w+)/.exec(
          answer.body.error.message,
        )?.[1];
        expect(
          log.errors.filter((entry) => entry.includes(`[${reference}]`)),
        ).toEqual([expect.stringContaining(SECRET)]);
      }

      function fetchOf(way: (typeof WAYS)[number]) {
        return way === 'in memory'
          ? createInMemoryFetch(running.app.get(McpModule).server.http)
          : fetch;
      }
    });
  });
});

describe('a batch', () => {
  const { module, opened } = vaultModule('the class', 'no filter');
  let running: Running;

  beforeAll(async () => {
    running = await start(module, 'express');
  });

  afterAll(() => running.app.close());

  it('is answered like its first message when all are turned down', async () => {
    const answer = await sendTogether(CALL, CALL);

    expect(answer.status).toBe(401);
    expect(answer.headers.get('www-authenticate')).toBe('Bearer');
    expect(answer.body).toMatchObject([
      { id: 0, error: { code: -32010 } },
      { id: 1, error: { code: -32010 } },
    ]);
  });

  it('is answered 200 when one message is let in', async () => {
    const answer = await sendTogether(CALL, LIST);

    expect(answer.status).toBe(200);
    expect(answer.body).toMatchObject([
      { id: 0, error: { code: -32010 } },
      { id: 1, result: {} },
    ]);
  });

  afterAll(() => expect(opened()).toBe(0));

  function sendTogether(
    ...asked: readonly (typeof CALL)[] | readonly unknown[]
  ) {
    const { headers } = rpcRequest(
      'legacy',
      'tools/call',
      {},
      {
        'x-guard': 'throws UnauthorizedException',
      },
    );
    const messages = asked.map((one, id) => ({
      jsonrpc: '2.0',
      id,
      ...Object(one),
    }));
    return sendBody(`${running.url}/mcp`, JSON.stringify(messages), headers);
  }
});

function expectDenial({ status, headers, body }: RpcAnswer, row: Denial): void {
  expect({
    status,
    code: body.error?.code,
    message: body.error?.message,
    headers: Object.fromEntries(
      DENIAL_HEADERS.map((name) => [name, headers.get(name)]),
    ),
  }).toEqual({
    status: row.status,
    code: row.code,
    message: expect.stringMatching(patternOf(row.message)),
    headers: Object.fromEntries(
      DENIAL_HEADERS.map((name) => [name, row.headers[name] ?? null]),
    ),
  });
}

function headersOf({ guard }: Denial): Record<string, string> {
  return guard === undefined ? {} : { 'x-guard': guard };
}

function erasOf({ era }: Denial): readonly McpEra[] {
  return era === 'both' ? ERAS : [era];
}
