import { describe, expect, it } from '@jest/globals';
import { McpContext } from '../../lib/context/mcp-context.js';
import { ProtocolFault } from '../../lib/errors/protocol-fault.js';
import type { McpExchange } from '../../lib/exchange/mcp-exchange.js';
import type { Executor } from '../../lib/execution/executor.js';
import { dispatcherOf, tool } from '../protocol/fixtures.js';
import {
  initialize,
  modern,
  openStdio,
  type Settings,
  settled,
} from './stdio.fixture.js';

const params = { name: 'wait' };
const call = (id: number | string) => ({ id, method: 'tools/call', params });
const cancel = (requestId: unknown) => ({
  method: 'notifications/cancelled',
  params: { requestId, reason: 'bored' },
});

/** A server whose calls run until the test answers them. */
function open(settings: Settings = {}, more: Partial<Executor> = {}) {
  const calls: { exchange: McpExchange; answer: (text: string) => void }[] = [];
  const pipes = openStdio(
    dispatcherOf([tool('wait')], {
      callTool: (_, exchange) =>
        new Promise((resolve) => {
          const answer = (text: string) =>
            resolve({ content: [{ type: 'text', text }] });
          calls.push({ exchange, answer });
        }),
      ...more,
    }),
    settings,
  );
  return Object.assign(pipes.read(), { calls });
}

describe('requests over stdio', () => {
  it('run side by side, and are answered when they are done', async () => {
    const pipes = open();
    pipes.send(call(1), call('1'), call(2), { id: 3, method: 'ping' });
    await pipes.answers(1);
    for (const index of [2, 0, 1]) {
      pipes.calls[index]?.answer('done');
      await settled();
    }

    expect(pipes.sent.map(({ id }) => id)).toEqual([3, 2, 1, '1']);
  });

  it('have ids of their own: one that is running is not answered twice', async () => {
    const pipes = open();
    pipes.send(call(1), call(1));
    const [refusal] = await pipes.answers(1);
    pipes.calls[0]?.answer('done');
    await pipes.answers(2);
    pipes.send(call(1));
    await settled();

    expect(refusal).toMatchObject({
      id: null,
      error: { code: -32600, message: 'A request with the id 1 is running.' },
    });
    expect(pipes.sent[1]).toMatchObject({ id: 1, result: {} });
    expect(pipes.calls).toHaveLength(2);
  });

  it('are a thousand at a time at most, beside which one can still be cancelled', async () => {
    const pipes = open();
    for (let id = 1; id <= 1_001; id += 1) pipes.send(call(id));
    const [refusal] = await pipes.answers(1);
    pipes.send(cancel(1));
    await settled();
    pipes.send(call(1_002));
    await settled();

    expect(pipes.sent).toHaveLength(1);
    expect(refusal).toMatchObject({ id: 1_001, error: { code: -32012 } });
    expect(pipes.calls).toHaveLength(1_001);
  });

  it.each([
    ['legacy', call(1), call(2)],
    [
      'modern',
      modern(1, 'tools/call', params),
      modern(2, 'tools/call', params),
    ],
  ])(
    'can be cancelled in the %s era, and are then not answered',
    async (_, one, other) => {
      const pipes = open();
      pipes.send(one, other);
      await settled();
      const [first, second] = pipes.calls;
      pipes.send(cancel(1), cancel('2'), cancel(3));
      await settled();
      first?.answer('too late');
      first?.exchange.notify('notifications/message', {});
      second?.answer('done');

      expect((await pipes.answers(1)).map(({ id }) => id)).toEqual([2]);
      expect(first?.exchange.signal.aborted).toBe(true);
      expect(second?.exchange.signal.aborted).toBe(false);
    },
  );

  it('cannot be cancelled from another connection', async () => {
    const one = open();
    const other = open();
    one.send(call(1));
    await settled();
    other.send(cancel(1));
    await settled();

    expect(one.calls[0]?.exchange.signal.aborted).toBe(false);
  });

  it('can report progress until they are answered', async () => {
    const pipes = open();
    pipes.send({
      ...call(1),
      params: { ...params, _meta: { progressToken: 7 } },
    });
    await settled();
    const [running] = pipes.calls;
    const context = new McpContext(running!.exchange);
    context.progress(1, 2, 'half');
    running?.answer('done');
    await pipes.answers(2);
    context.progress(2, 2);
    await settled();

    expect(pipes.sent).toMatchObject([
      {
        method: 'notifications/progress',
        params: { progressToken: 7, progress: 1, total: 2, message: 'half' },
      },
      { id: 1 },
    ]);
  });

  it('log what their connection asked for', async () => {
    const pipes = open();
    const logged = async (id: number) => {
      pipes.send(call(id));
      await settled();
      const context = new McpContext(pipes.calls.at(-1)!.exchange);
      const before = pipes.sent.length;
      for (const level of ['debug', 'info', 'error'] as const)
        context.log[level](String(id));
      await settled();
      return pipes.sent
        .slice(before)
        .map(({ params: said }) => Object(said).level);
    };
    const setLevel = (level: string) =>
      pipes.send({ id: level, method: 'logging/setLevel', params: { level } });

    pipes.send(initialize(0));
    expect(await logged(1)).toEqual(['info', 'error']);
    setLevel('error');
    await settled();
    expect(await logged(2)).toEqual(['error']);
    setLevel('debug');
    setLevel('loud');
    await settled();
    expect(await logged(3)).toEqual(['debug', 'info', 'error']);
  });

  it('that are denied are answered, notifications that are denied are not', async () => {
    const deny = () => Promise.reject(new ProtocolFault('forbidden', 'no'));
    const pipes = open({}, { callTool: deny, runEndpoint: deny });
    pipes.send({ method: 'notifications/initialized' }, cancel(1), call(1));
    await settled();

    expect(pipes.sent).toMatchObject([
      { id: 1, error: { code: -32011, message: 'no' } },
    ]);
  });
});
