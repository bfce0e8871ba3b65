import { describe, expect, it } from '@jest/globals';
import { ProtocolFault } from '../../lib/errors/protocol-fault.js';
import type { ClientResult } from '../../lib/exchange/client-request.js';
import type { McpExchange } from '../../lib/exchange/mcp-exchange.js';
import type { Executor } from '../../lib/execution/executor.js';
import { McpConnection } from '../../lib/transports/connection/mcp-connection.js';
import { dispatcherOf, tool } from '../protocol/fixtures.js';
import {
  initialize,
  modern,
  openStdio,
  type Settings,
  settled,
} from './stdio.fixture.js';

const params = { name: 'ask' };
const call = (id: number) => ({ id, method: 'tools/call', params });
const answer = (id: unknown, text: string) => ({ id, result: { text } });

/** A server whose tool asks for the client's roots and returns what it is told. */
function open(settings: Settings = {}, more: Partial<Executor> = {}) {
  const told: unknown[] = [];
  const ask = async ({ channel, signal }: McpExchange): Promise<unknown> => {
    if (!channel.ask) return 'cannot ask';
    const question = { method: 'roots/list', params: {} } as const;
    const got: ClientResult | Error = await channel
      .ask(question, { signal })
      .catch((error: Error) => error);
    return got instanceof Error ? got.message : got['text'];
  };
  const dispatcher = dispatcherOf([tool('ask')], {
    callTool: async (_, exchange) => {
      const text = await ask(exchange);
      told.push(text);
      return { content: [{ type: 'text', text: String(text) }] };
    },
    ...more,
  });
  return Object.assign(openStdio(dispatcher, settings).read(), { told });
}

describe('a question over stdio', () => {
  it('is a message of its own, answered by one', async () => {
    const pipes = open();
    pipes.send(call(1));
    const [question] = await pipes.answers(1);
    pipes.send(answer(question?.id, 'home'));
    await pipes.answers(2);

    expect(question).toMatchObject({ method: 'roots/list', params: {} });
    expect(pipes.sent[1]).toMatchObject({ id: 1, result: {} });
    expect(pipes.told).toEqual(['home']);
  });

  it('is answered in a batch, alone and among messages', async () => {
    const pipes = open();
    pipes.send(initialize(0, { protocolVersion: '2025-03-26' }));
    await pipes.answers(1);
    pipes.send([call(1)], call(2));
    const [, first, second] = await pipes.answers(3);
    pipes.send([answer(first?.id, 'one')]);
    await pipes.answers(4);
    pipes.send([{ id: 3, method: 'ping' }, answer(second?.id, 'two')]);
    await pipes.answers(6);

    expect(pipes.told).toEqual(['one', 'two']);
    expect(pipes.sent).toContainEqual([{ jsonrpc: '2.0', id: 3, result: {} }]);
  });

  it.each([
    ['nobody asked', (id: unknown) => answer(`${String(id)}x`, 'wrong')],
    ['a number', () => answer(1, 'wrong')],
    ['no answer at all', (id: unknown) => ({ id, result: 'wrong' })],
  ])('is not answered by what is none: %s', async (_, wrong) => {
    const pipes = open();
    pipes.send(call(1));
    const [question] = await pipes.answers(1);
    pipes.send(wrong(question?.id));
    await settled();
    pipes.send(answer(question?.id, 'right'));
    await settled();
    await settled();

    expect(pipes.told).toEqual(['right']);
  });

  it('is not answered by what a guard denies', async () => {
    const denials: unknown[] = [];
    const pipes = open(
      {},
      {
        runEndpoint: async (operation, exchange, produce) => {
          if (operation === 'notification' && denials.length === 0) {
            denials.push(exchange.message.method);
            throw new ProtocolFault('forbidden', 'no');
          }
          return produce();
        },
      },
    );
    pipes.send(call(1));
    const [question] = await pipes.answers(1);
    pipes.send(answer(question?.id, 'denied'));
    await settled();
    pipes.send(answer(question?.id, 'allowed'));
    await pipes.answers(2);

    expect(denials).toEqual(['response']);
    expect(pipes.told).toEqual(['allowed']);
    expect(pipes.sent).toHaveLength(2);
  });

  it('is not asked in the modern era, whose answers nobody reads', async () => {
    const pipes = open();
    pipes.send(modern(1, 'tools/call', params), answer('x', 'nothing'));
    await pipes.answers(1);

    expect(pipes.told).toEqual(['cannot ask']);
  });

  it('is taken back when the client cancels the call', async () => {
    const pipes = open();
    pipes.send(call(1));
    const [question] = await pipes.answers(1);
    pipes.send({
      method: 'notifications/cancelled',
      params: { requestId: 1 },
    });
    const [, cancelled] = await pipes.answers(2);

    expect(cancelled).toMatchObject({
      method: 'notifications/cancelled',
      params: { requestId: question?.id },
    });
    expect(pipes.told).toHaveLength(1);
  });

  it('waits no longer once the client sends nothing more', async () => {
    const pipes = open();
    pipes.send(call(1));
    await pipes.answers(1);
    pipes.input.end();
    await pipes.transport.closed;

    expect(pipes.told).toEqual(['The client sends no more.']);
    expect(pipes.sent.at(-1)).toMatchObject({ id: 1, result: {} });
  });

  it('waits no longer once the server closes', async () => {
    const pipes = open();
    pipes.send(call(1));
    await pipes.answers(1);
    pipes.transport.close();
    await settled();

    expect(pipes.told).toEqual(['The connection was closed.']);
  });

  it('is refused when 20 others wait', async () => {
    const pipes = open();
    pipes.send(...Array.from({ length: 21 }, (_, id) => call(id)));
    await pipes.answers(21);
    expect(pipes.told).toEqual([
      'Too many questions wait for an answer of the client.',
    ]);
  });

  it('is refused for a client that does not read what it was sent', async () => {
    const told: unknown[] = [];
    const dispatcher = dispatcherOf([tool('ask')], {
      callTool: async (_, { channel }) => {
        const question = { method: 'roots/list', params: {} } as const;
        await channel.ask?.(question).catch((error) => told.push(error));
        return { content: [] };
      },
    });
    const sent: string[] = [];
    const sink = {
      backlog: 2 ** 21,
      send: (json: string) => void sent.push(json),
    };
    const transport = 'stdio';
    const connection = new McpConnection({ dispatcher, transport, sink });
    await connection.take({ jsonrpc: '2.0', ...call(1) });

    expect(told).toEqual([expect.objectContaining({ kind: 'throttled' })]);
    expect(sent).toHaveLength(1);
  });
});
