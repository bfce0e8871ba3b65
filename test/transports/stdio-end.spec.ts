import { PassThrough } from 'node:stream';
import { describe, expect, it } from '@jest/globals';
import type { McpExchange } from '../../lib/exchange/mcp-exchange.js';
import { dispatcherOf, tool } from '../protocol/fixtures.js';
import { modern, openStdio, type Settings, settled } from './stdio.fixture.js';

const call = (id: number) => ({
  id,
  method: 'tools/call',
  params: { name: 'wait' },
});

/** A server whose calls run until the test answers them. */
function open(settings: Settings = {}, text = 'done') {
  const calls: { exchange: McpExchange; answer: () => void }[] = [];
  const pipes = openStdio(
    dispatcherOf([tool('wait')], {
      callTool: (_, exchange) =>
        new Promise((resolve) => {
          const answer = () => resolve({ content: [{ type: 'text', text }] });
          calls.push({ exchange, answer });
        }),
    }),
    settings,
  );
  let isClosed = false;
  void pipes.transport.closed.then(() => (isClosed = true));
  return Object.assign(pipes, { calls, isClosed: () => isClosed });
}

const down = { code: -32013, message: 'The server is shutting down.' };

describe('a connection over stdio', () => {
  it('ends when the client closes its end', async () => {
    const pipes = open();
    pipes.read().input.end();

    await expect(pipes.transport.closed).resolves.toBeUndefined();
  });

  it('ends at once when the client was gone before', async () => {
    const input = new PassThrough();
    input.destroy();
    const pipes = open();
    pipes.input.destroy();

    await expect(pipes.transport.closed).resolves.toBeUndefined();
  });

  it('answers what is running before it ends', async () => {
    const pipes = open().read();
    pipes.send(call(1), call(2));
    pipes.input.end();
    await settled();
    pipes.calls[0]?.answer();
    await settled();
    expect(pipes.isClosed()).toBe(false);
    pipes.calls[1]?.answer();
    await pipes.transport.closed;

    expect(pipes.calls[0]?.exchange.signal.aborted).toBe(false);
    expect(pipes.sent.map(({ id }) => id)).toEqual([1, 2]);
  });

  it('waits no longer than its grace time, and says so', async () => {
    const pipes = open({ graceMs: 30 }).read();
    pipes.send(call(1), modern(2, 'tools/call', { name: 'wait' }));
    pipes.input.end();
    await pipes.transport.closed;
    await settled();

    expect(pipes.calls.map(({ exchange }) => exchange.signal.aborted)).toEqual([
      true,
      true,
    ]);
    expect(pipes.sent).toMatchObject([
      { id: 1, error: down },
      { id: 2, error: down },
    ]);
  });

  it('does not wait when it is asked to end a second time', async () => {
    const pipes = open({ graceMs: 60_000 }).read();
    pipes.send(call(1));
    await settled();
    void pipes.transport.end();
    await settled();
    expect(pipes.isClosed()).toBe(false);
    await pipes.transport.end();

    expect(pipes.calls[0]?.exchange.signal.aborted).toBe(true);
  });

  it('sends a batch with the answers there are, and says what became of the others', async () => {
    const pipes = open({ graceMs: 30 }).read();
    pipes.send([call(1), call(2), { method: 'notifications/x' }, call(3)]);
    await settled();
    pipes.calls[0]?.answer();
    pipes.calls[2]?.answer();
    pipes.input.end();
    await pipes.transport.closed;
    await settled();

    expect(pipes.sent).toMatchObject([
      [
        { id: 1, result: {} },
        { id: 2, error: down },
        { id: 3, result: {} },
      ],
    ]);
  });

  it('takes nothing more once it ends', async () => {
    const pipes = open({ graceMs: 60_000 }).read();
    pipes.send(call(1));
    await settled();
    void pipes.transport.end();
    pipes.send(call(2));
    await settled();
    pipes.calls[0]?.answer();
    await pipes.transport.closed;
    await settled();

    expect(pipes.calls).toHaveLength(1);
    expect(pipes.sent).toMatchObject([{ id: 1, result: {} }]);
  });

  it('ends at once when the client reads no more', async () => {
    const pipes = open({ graceMs: 60_000 });
    pipes.send(call(1));
    await settled();
    pipes.output.destroy(new Error('EPIPE'));
    await pipes.transport.closed;
    pipes.output.emit('error', new Error('EPIPE'));

    expect(pipes.calls[0]?.exchange.signal.aborted).toBe(true);
  });

  it.each([
    ['nothing', 0],
    ['a message', 1],
  ])(
    'ends also when the client leaves its answers unread, and has sent %s since',
    async (_, count) => {
      const pipes = open(
        { graceMs: 30, highWaterMark: 1_000 },
        'x'.repeat(2_000),
      );
      pipes.send(call(1));
      await settled();
      pipes.calls[0]?.answer();
      await settled();
      pipes.send(call(2));
      await settled();
      for (let id = 3; id < 3 + count; id += 1) pipes.send(call(id));
      pipes.input.end();
      await pipes.transport.closed;
      pipes.read();
      await settled();

      expect(pipes.sent).toHaveLength(2 + count);
      expect(pipes.sent.at(-1)).toMatchObject({ id: 2 + count, error: down });
    },
  );

  it('holds no more than a message for a client that does not take its answers', async () => {
    const settings = { highWaterMark: 1_000, maxMessageSize: 2_000 };
    const pipes = open(settings, 'x'.repeat(2_000));
    pipes.send(call(1));
    await settled();
    pipes.calls[0]?.answer();
    await settled();
    pipes.send(call(2));
    await settled();
    for (let id = 3; id <= 100; id += 1) pipes.send(call(id));
    await settled();
    const unread = pipes.input.readableLength + pipes.input.writableLength;
    pipes.read();
    for (let turn = 0; turn < 50; turn += 1) await settled();

    expect(unread).toBeGreaterThan(3_000);
    expect(pipes.calls).toHaveLength(100);
  });

  it('answers no further while the client does not take its answers', async () => {
    const pipes = open({ highWaterMark: 1_000 }, 'x'.repeat(2_000));
    pipes.send(call(1));
    await settled();
    pipes.calls[0]?.answer();
    await settled();
    pipes.send(call(2));
    await settled();
    pipes.send(call(3), call(4));
    await settled();
    const before = pipes.calls.length;
    pipes.read();
    await settled();

    expect(before).toBe(2);
    expect(pipes.calls).toHaveLength(4);
  });

  it('drops notifications while the client does not take them, and no answer', async () => {
    const pipes = open({ highWaterMark: 1_000 });
    pipes.send(call(1));
    await settled();
    const data = 'x'.repeat(100_000);
    for (let sent = 0; sent < 100; sent += 1) {
      pipes.calls[0]?.exchange.notify('notifications/message', { data });
    }
    expect(pipes.output.writableLength).toBeLessThan(1_300_000);
    pipes.calls[0]?.answer();
    await settled();
    pipes.read();
    await settled();

    expect(pipes.sent.length).toBeLessThan(15);
    expect(pipes.sent.at(-1)).toMatchObject({ id: 1, result: {} });
  });
});
