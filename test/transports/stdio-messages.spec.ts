import { describe, expect, it } from '@jest/globals';
import { dispatcherOf, tool } from '../protocol/fixtures.js';
import {
  initialize,
  modern,
  openStdio,
  type Settings,
} from './stdio.fixture.js';

const ping = (id: number) => ({ id, method: 'ping' });

/** A server whose one tool answers with the text it is given. */
function open(settings: Settings = {}) {
  return openStdio(
    dispatcherOf([tool('echo')], {
      callTool: async (_tool, _exchange, { text }) => ({
        content: [{ type: 'text', text: String(text) }],
      }),
    }),
    settings,
  ).read();
}

function say(id: number, text: string) {
  const params = { name: 'echo', arguments: { text } };
  return { id, method: 'tools/call', params };
}

const said = (text: string) => ({ content: [{ type: 'text', text }] });
const refused = (code: number, message: unknown = expect.any(String)) => ({
  jsonrpc: '2.0',
  id: null,
  error: { code, message },
});

describe('a message over stdio', () => {
  it('may come in any pieces, and end in any way lines do', async () => {
    const pipes = open();
    const text = 'Grüße, 世界 👋';
    const line = (id: number) =>
      JSON.stringify({ jsonrpc: '2.0', ...say(id, text) });
    const bytes = Buffer.from(`${line(1)}\n\n ${line(2)}\r\n\r\n`);
    for (const byte of bytes) pipes.input.write(Buffer.of(byte));

    const answers = await pipes.answers(2);
    expect(answers.map(({ id }) => id)).toEqual([1, 2]);
    expect(answers[1]?.result).toEqual(said(text));
  });

  it('may be one of many in a piece', async () => {
    const pipes = open();
    const lines = [1, 2, 3].map((id) =>
      JSON.stringify({ jsonrpc: '2.0', ...ping(id) }),
    );
    pipes.input.write(`${lines.join('\n')}\n`);

    expect((await pipes.answers(3)).map(({ id }) => id)).toEqual([1, 2, 3]);
  });

  it('is answered on one line, whatever it says', async () => {
    const pipes = open();
    pipes.send(say(1, 'one\ntwo\u2028three'));

    const [answer] = await pipes.answers(1);
    expect(answer?.result).toEqual(said('one\ntwo\u2028three'));
  });

  it('may be the last one and lack its end', async () => {
    const pipes = open();
    pipes.input.end(JSON.stringify({ jsonrpc: '2.0', ...ping(1) }));

    expect(await pipes.answers(1)).toMatchObject([{ id: 1, result: {} }]);
  });

  it.each([
    ['no JSON', '{"jsonrpc":', -32700],
    ['a number', '12', -32600],
    ['no message', '{"jsonrpc":"2.0"}', -32600],
    [
      'an id that is null',
      '{"jsonrpc":"2.0","id":null,"method":"ping"}',
      -32600,
    ],
    [
      'another version of JSON-RPC',
      '{"jsonrpc":"1.0","method":"ping"}',
      -32600,
    ],
    ['an empty batch', '[]', -32600],
    ['nested too deep', '['.repeat(200) + ']'.repeat(200), -32600],
    ['a key that reaches for a prototype', '{"__proto__":{}}', -32600],
  ])(
    'that is %s is turned down, and the next one is read',
    async (_, line, code) => {
      const pipes = open();
      pipes.send(line, ping(1));

      expect(await pipes.answers(2)).toEqual([
        refused(code),
        { jsonrpc: '2.0', id: 1, result: {} },
      ]);
    },
  );

  it('that is no UTF-8 is turned down', async () => {
    const pipes = open();
    pipes.input.write(Buffer.from([0x22, 0xc3, 0x28, 0x22, 0x0a]));
    pipes.send(ping(1));

    expect(await pipes.answers(2)).toMatchObject([
      refused(-32700, 'The message is not valid UTF-8.'),
      { id: 1 },
    ]);
  });

  it('that is wrong is answered by its id, where it has one', async () => {
    const pipes = open();
    pipes.send({ id: 5, method: 'ping', params: [] });

    expect(await pipes.answers(1)).toMatchObject([
      { id: 5, error: { code: -32600 } },
    ]);
  });

  it('may have as many bytes as are allowed, and none more', async () => {
    const pipes = open({ maxMessageSize: 200 });
    const room =
      200 -
      Buffer.byteLength(JSON.stringify({ jsonrpc: '2.0', ...say(1, '') }));
    pipes.send(say(1, 'x'.repeat(room)), say(2, 'x'.repeat(room + 1)));
    for (let piece = 0; piece < 50; piece += 1)
      pipes.input.write('y'.repeat(100));
    pipes.send('', ping(3));

    const tooLarge = refused(-32000, 'The message is larger than 200 bytes.');
    const answers = await pipes.answers(4);
    expect(answers.filter(({ id }) => id === null)).toEqual([
      tooLarge,
      tooLarge,
    ]);
    expect(answers.find(({ id }) => id === 1)?.result).toEqual(
      said('x'.repeat(room)),
    );
    expect(answers.find(({ id }) => id === 3)).toHaveProperty('result');
  });

  it('of a megabyte is read in little time, however small its pieces', async () => {
    const pipes = open({ maxMessageSize: 2_000_000 });
    const bytes = Buffer.from(
      `${JSON.stringify({ jsonrpc: '2.0', ...say(1, 'x'.repeat(1_000_000)) })}\n`,
    );
    const { user } = process.cpuUsage();
    for (let at = 0; at < bytes.length; at += 512) {
      pipes.input.write(bytes.subarray(at, at + 512));
    }
    const [answer] = await pipes.answers(1);

    expect(JSON.stringify(answer?.result).length).toBeGreaterThan(1_000_000);
    expect(process.cpuUsage().user - user).toBeLessThan(1_000_000);
  });

  it('that answers something is let be', async () => {
    const pipes = open();
    pipes.send(
      { id: 1, result: {} },
      { id: 2, error: { code: 1, message: '' } },
    );
    pipes.send(ping(3));

    expect(await pipes.answers(1)).toMatchObject([{ id: 3 }]);
  });
});

describe('a batch over stdio', () => {
  it('is answered as one, by 2025 clients', async () => {
    const pipes = open();
    pipes.send([ping(1), { method: 'notifications/x' }, say(2, 'two')]);

    const [batch] = await pipes.answers(1);
    expect(batch).toMatchObject([{ id: 1 }, { id: 2, result: said('two') }]);
  });

  it('of notifications and answers is not answered', async () => {
    const pipes = open();
    pipes.send([{ method: 'notifications/x' }, { id: 1, result: {} }], ping(2));

    expect(await pipes.answers(1)).toMatchObject([{ id: 2 }]);
  });

  it.each([
    [
      'of more than a hundred',
      Array.from({ length: 101 }, (_, id) => ping(id)),
    ],
    ['with a handshake in it', [initialize(1), ping(2)]],
    ['with something else in it', [ping(1), { jsonrpc: '2.0' }]],
    ['with a modern request in it', [modern(1, 'tools/list')]],
  ])('%s is turned down', async (_, batch) => {
    const pipes = open();
    pipes.send(batch);

    expect(await pipes.answers(1)).toEqual([refused(-32600)]);
  });

  it('does not exist in the modern era', async () => {
    const pipes = open();
    pipes.send(modern(1, 'tools/list'));
    await pipes.answers(1);
    pipes.send([ping(2)]);

    expect((await pipes.answers(2))[1]).toEqual(
      refused(-32600, 'Revision 2026-07-28 knows no batches.'),
    );
  });
});
