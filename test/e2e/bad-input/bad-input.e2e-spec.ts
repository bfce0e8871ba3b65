import { Module } from '@nestjs/common';
import { type McpEra, McpModule } from '../../../lib/index.js';
import { createInMemoryFetch } from '../../../lib/internal.js';
import { PLATFORMS, type Running, start } from '../support/platforms.js';
import { rpc } from '../support/rpc.js';
import { overHttp, type Send, throughFetch } from '../support/wire.js';
import { type BadInput, call } from './bad-input.js';
import { BAD_INPUT } from './bad-input.table.js';
import { outcomeOf, patternOf } from './outcome.js';
import { SECRET, Targets } from './targets.js';

const WAYS = [...PLATFORMS, 'in memory'] as const;
const ERAS = ['legacy', 'modern'] as const satisfies readonly McpEra[];
/**
 * Processor time a row may take, client included: what one request takes of
 * others. Far above what any needs, far below what a careless loop takes.
 */
const MOST_CPU_MS = 5_000;

@Module({
  imports: [McpModule.forRoot({ name: 'bad-input' })],
  providers: [Targets],
})
class BadInputModule {}

describe.each(WAYS)('bad input, %s', (way) => {
  let running: Running;
  let send: Send;

  beforeAll(async () => {
    running = await start(
      BadInputModule,
      way === 'in memory' ? 'express' : way,
    );
    const { app, url } = running;
    send =
      way === 'in memory'
        ? throughFetch(
            'http://in-memory.localhost/mcp',
            createInMemoryFetch(app.get(McpModule).server.http),
          )
        : overHttp(`${url}/mcp`);
  });

  afterAll(() => running.app.close());

  describe.each(Object.entries(BAD_INPUT))('%s', (_, rows) => {
    const cases = rows
      .filter(({ wireOnly }) => way !== 'in memory' || !wireOnly)
      .flatMap((row) =>
        erasOf(row).map((era) => ({ row, era, input: row.input })),
      );

    it.each(cases)('$era: $input', async ({ row, era }) => {
      const request = row.request(era);
      const before = process.cpuUsage();
      const answer = await send(request);
      const { user, system } = process.cpuUsage(before);

      const expected = [row.outcome].flat();
      expect({
        status: answer.status,
        outcome: [outcomeOf(answer.body)].flat(),
      }).toEqual({
        status: row.status,
        outcome: expected.map(({ code, message }) => ({
          code,
          message: expect.stringMatching(patternOf(message)),
        })),
      });
      expect(Object.fromEntries(answer.headers)).toMatchObject(
        way === 'in memory' ? {} : (row.headers ?? {}),
      );
      expect(answer.text).not.toContain(SECRET);
      expect((user + system) / 1000).toBeLessThan(MOST_CPU_MS);
    });
  });

  // Jest fails the test that runs while a rejection goes unhandled; so it is enough to wait for one.
  it('leaves no rejection unhandled', async () => {
    await new Promise((done) => setTimeout(done, 100));
  });

  it('leaves Object.prototype as it was', () => {
    const plain: object = {};
    expect('polluted' in plain).toBe(false);
    expect(Object.keys(Object.prototype)).toEqual([]);
  });

  it.each(ERAS)('still answers a good request: %s', async (era) => {
    const { status, body } = await send(
      call(era, 'echo', { text: 'still here' }),
    );

    expect(status).toBe(200);
    expect(body.result.content).toEqual([{ type: 'text', text: 'still here' }]);
  });
});

describe.each(PLATFORMS)('a handler that waits, on %s', (platform) => {
  let running: Running;

  beforeAll(async () => {
    running = await start(BadInputModule, platform);
  });

  afterAll(() => running.app.close());

  it('is told to stop when a modern client leaves', async () => {
    const { waiting } = running.app.get(Targets);
    await leave('modern', () => waiting.length === 1);

    await until(() => waiting[0]?.aborted === true);
    expect(waiting[0]?.reason).toEqual(
      new Error('The client closed the stream.'),
    );
  });

  it('goes on when a legacy client leaves', async () => {
    const { waiting } = running.app.get(Targets);
    await leave('legacy', () => waiting.length === 2);

    await new Promise((done) => setTimeout(done, 50));
    expect(waiting[1]?.aborted).toBe(false);
  });

  /** Calls and hangs up once the handler runs. */
  async function leave(era: McpEra, runs: () => boolean): Promise<void> {
    const controller = new AbortController();
    const gone = rpc(
      `${running.url}/mcp`,
      era,
      'tools/call',
      { name: 'wait' },
      {},
      (url, init) => fetch(url, { ...init, signal: controller.signal }),
    ).catch((error: unknown) => error);
    await until(runs);
    controller.abort();
    await gone;
  }
});

function erasOf({ era }: BadInput): readonly McpEra[] {
  return era === 'both' ? ERAS : [era];
}

async function until(holds: () => boolean): Promise<void> {
  while (!holds()) await new Promise((next) => setTimeout(next, 5));
}
