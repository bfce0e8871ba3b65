import { McpServer } from '@modelcontextprotocol/server';
import {
  serveStdio,
  StdioServerTransport,
} from '@modelcontextprotocol/server/stdio';
import { describe, expect, it } from '@jest/globals';
import type { McpExchange } from '../../lib/exchange/mcp-exchange.js';
import { dispatcherOf, envelope, MODERN, tool } from '../protocol/fixtures.js';
import {
  type Answer,
  initialize,
  modern,
  openStdio,
  Pipes,
  settled,
} from './stdio.fixture.js';

const VERSION = 'io.modelcontextprotocol/protocolVersion';
const incomplete = { _meta: { [VERSION]: MODERN } };
const list = (id: number) => ({ id, method: 'tools/list' });
const discover = (id: number) => modern(id, 'server/discover');
const future = (id: number) =>
  modern(id, 'tools/list', {}, { [VERSION]: '2027-01-01' });

/** What clients send, one after the other, and what each request is answered with: `0` for a result. */
const CONVERSATIONS: Record<string, { send: object[]; codes: number[] }> = {
  'a handshake': { send: [initialize(1), list(2)], codes: [0, 0] },
  'no handshake at all': {
    send: [list(1), { id: 2, method: 'ping' }],
    codes: [0, 0],
  },
  'a modern request': {
    send: [modern(1, 'tools/list'), modern(2, 'ping')],
    codes: [0, -32601],
  },
  'a probe, then a modern request': {
    send: [discover(1), modern(2, 'tools/list'), initialize(3)],
    codes: [0, 0, -32022],
  },
  'a probe, then a handshake': {
    send: [discover(1), initialize(2), list(3), discover(4)],
    codes: [0, 0, 0, -32601],
  },
  'a probe for a version to come, then one for this': {
    send: [
      modern(1, 'server/discover', {}, { [VERSION]: '2027-01-01' }),
      discover(2),
      modern(3, 'tools/list'),
    ],
    codes: [-32022, 0, 0],
  },
  'a probe with half an envelope, then a handshake': {
    send: [
      { id: 1, method: 'server/discover', params: incomplete },
      initialize(2),
      list(3),
    ],
    codes: [-32602, 0, 0],
  },
  'an envelope of an old version, then a handshake': {
    send: [
      modern(1, 'tools/list', {}, { [VERSION]: '2025-11-25' }),
      initialize(2),
    ],
    codes: [-32022, 0],
  },
  'a handshake, then requests with envelopes': {
    send: [initialize(1), modern(2, 'tools/list'), future(3)],
    codes: [0, 0, 0],
  },
  'a handshake, then a request with half an envelope': {
    send: [initialize(1), { ...list(2), params: incomplete }],
    codes: [0, 0],
  },
  'a modern request, then one without an envelope': {
    send: [modern(1, 'tools/list'), list(2)],
    codes: [0, -32602],
  },
  'a modern request, then one with half an envelope': {
    send: [modern(1, 'tools/list'), { ...list(2), params: incomplete }],
    codes: [0, -32602],
  },
  'a modern request, then a handshake with an envelope': {
    send: [
      modern(1, 'tools/list'),
      modern(2, 'initialize', initialize(2).params),
    ],
    codes: [0, -32601],
  },
  'a discovery without an envelope': {
    send: [{ id: 1, method: 'server/discover' }, initialize(2)],
    codes: [-32601, 0],
  },
};

/** Where the SDK answers otherwise, and why this library does not. */
const DIFFERENCES: Record<string, { send: object[]; codes: number[][] }> = {
  'every modern request must name a version that is served (2026-07-28, Versioning); the SDK reads it of the first only':
    {
      send: [modern(1, 'tools/list'), future(2)],
      codes: [
        [0, -32022],
        [0, 0],
      ],
    },
  'a method that is not modern still needs an envelope; the SDK looks for the method first':
    {
      send: [modern(1, 'tools/list'), { id: 2, method: 'ping' }],
      codes: [
        [0, -32602],
        [0, -32601],
      ],
    },
  'a handshake that is refused decides nothing, as it shook no hands; in the SDK it decides the era':
    {
      send: [
        { id: 1, method: 'initialize', params: {} },
        discover(2),
        modern(3, 'tools/list'),
      ],
      codes: [
        [-32602, 0, 0],
        [-32603, -32601, 0],
      ],
    },
  'a notification decides nothing, as it may belong to a probe; in the SDK it decides the era':
    {
      send: [
        discover(1),
        { method: 'notifications/cancelled', params: { requestId: 1 } },
        modern(2, 'server/discover'),
      ],
      codes: [
        [0, 0],
        [0, -32601],
      ],
    },
};

async function codesOf(pipes: Pipes, send: object[]): Promise<number[]> {
  for (const message of send) {
    pipes.send(message);
    for (let turn = 0; turn < 5; turn += 1) await settled();
  }
  return pipes.sent
    .filter(({ id }: Answer) => id !== undefined)
    .map(({ error }: Answer) => error?.code ?? 0);
}

function ours(): Pipes {
  return openStdio(dispatcherOf([tool('echo')])).read();
}

function theirs(): Pipes {
  const pipes = new Pipes().read();
  serveStdio(
    () => {
      const server = new McpServer({ name: 'sdk', version: '1' });
      server.registerTool('echo', {}, () => ({ content: [] }));
      return server;
    },
    { transport: new StdioServerTransport(pipes.input, pipes.output) },
  );
  return pipes;
}

describe('the era of a connection', () => {
  describe.each(Object.entries(CONVERSATIONS))(
    'that begins with %s',
    (_, { send, codes }) => {
      it('is what the client speaks', async () => {
        expect(await codesOf(ours(), send)).toEqual(codes);
      });

      it('is that of the SDK', async () => {
        expect(await codesOf(theirs(), send)).toEqual(codes);
      });
    },
  );

  it.each(Object.entries(DIFFERENCES))('%s', async (_, { send, codes }) => {
    expect(await codesOf(ours(), send)).toEqual(codes[0]);
    expect(await codesOf(theirs(), send)).toEqual(codes[1]);
  });

  it('says which versions there are', async () => {
    const pipes = ours();
    pipes.send(future(1), modern(2, 'tools/list'), initialize(3));
    const answers = await pipes.answers(3);
    const [unknown, handshake] = [1, 3].map((wanted) =>
      answers.find(({ id }) => id === wanted),
    );

    expect(unknown?.error).toEqual({
      code: -32022,
      message: 'Unsupported protocol version: 2027-01-01',
      data: { supported: [MODERN], requested: '2027-01-01' },
    });
    expect(handshake?.error?.data).toEqual({
      supported: [MODERN],
      requested: '2025-06-18',
    });
  });

  it('comes with version and client of the handshake, for every request after', async () => {
    const seen: unknown[] = [];
    const note = ({ era, version, client }: McpExchange) =>
      seen.push({ era, version, client: client.info?.name });
    const pipes = openStdio(
      dispatcherOf([tool('echo')], {
        callTool: async (_, exchange) => (note(exchange), { content: [] }),
      }),
    ).read();
    const call = { method: 'tools/call', params: { name: 'echo' } };
    pipes.send({ id: 1, ...call }, initialize(2), { id: 3, ...call });
    pipes.send({ id: 4, ...call });
    await pipes.answers(4);

    const greeted = { era: 'legacy', version: '2025-06-18', client: 'old' };
    expect(seen).toEqual([
      { era: 'legacy', version: '2025-03-26', client: undefined },
      greeted,
      greeted,
    ]);
  });

  it('leaves what each modern request says to that request', async () => {
    const seen: unknown[] = [];
    const pipes = openStdio(
      dispatcherOf([tool('echo')], {
        callTool: async (_, { version, client }) => {
          seen.push([version, client.info?.name]);
          return { content: [] };
        },
      }),
    ).read();
    for (const name of ['one', 'other']) {
      const clientInfo = { name, version: '1' };
      const meta = { 'io.modelcontextprotocol/clientInfo': clientInfo };
      pipes.send(modern(1, 'tools/call', { name: 'echo' }, meta));
      await settled();
    }

    expect(seen).toEqual([
      [MODERN, 'one'],
      [MODERN, 'other'],
    ]);
  });

  it('does not come of notifications with a faulty envelope, which nobody answers', async () => {
    const pipes = ours();
    pipes.send(
      { method: 'notifications/x', params: incomplete },
      {
        method: 'notifications/x',
        params: { _meta: envelope({ [VERSION]: '2027-01-01' }) },
      },
      initialize(1),
    );
    const answers = await pipes.answers(1);

    expect(answers).toHaveLength(1);
    expect(answers[0]?.result).toMatchObject({ protocolVersion: '2025-06-18' });
  });
});
