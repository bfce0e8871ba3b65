import { Logger } from '@nestjs/common';
import { ProtocolError } from '@modelcontextprotocol/server';
import { McpException } from '../../lib/errors/mcp.exception.js';
import { ProtocolFault } from '../../lib/errors/protocol-fault.js';
import { serializeReply } from '../../lib/protocol/reply.js';
import {
  type ExchangeOptions,
  catalogOf,
  dispatcherOf,
  exchangeOf,
  input,
  schema,
  tool,
} from './fixtures.js';

const tools = [tool('echo'), tool('wait')];

async function ask(
  dispatcher: ReturnType<typeof dispatcherOf>,
  method: string,
  params: Record<string, unknown> = {},
  options: ExchangeOptions = {},
) {
  const reply = await dispatcher.dispatch(
    exchangeOf(method, params, options).exchange,
  );
  return (
    reply && {
      ...JSON.parse(serializeReply(reply)),
      kind: 'error' in reply ? reply.fault?.kind : undefined,
    }
  );
}

const legacy = { era: 'legacy' } as const;
const handshake = {
  protocolVersion: '2025-06-18',
  capabilities: {},
  clientInfo: { name: 'test', version: '1' },
};

describe('the dispatcher', () => {
  let logged: unknown[][];
  beforeEach(() => {
    logged = [];
    Logger.overrideLogger({
      log() {},
      warn() {},
      error: (...args: unknown[]) => logged.push(args),
    });
  });
  afterAll(() => Logger.overrideLogger(false));

  describe('initialize', () => {
    it.each([
      ['2025-06-18', '2025-06-18'],
      ['2024-11-05', '2024-11-05'],
      ['2026-07-28', '2025-11-25'],
      ['1999-01-01', '2025-11-25'],
    ])('asked for %s settles on %s', async (requested, settled) => {
      const reply = await ask(
        dispatcherOf(tools),
        'initialize',
        { ...handshake, protocolVersion: requested },
        legacy,
      );
      expect(reply).toMatchObject({
        id: 1,
        result: {
          protocolVersion: settled,
          serverInfo: { name: 'weather', version: '1.0.0' },
        },
      });
    });

    it('tells capabilities and instructions', async () => {
      const dispatcher = dispatcherOf(
        tools,
        {},
        {
          instructions: 'Ask nicely.',
          extensions: [
            { id: 'com.example/echo', settings: { loud: true } },
            { id: 'com.example/quiet' },
          ],
        },
      );
      const { result } = await ask(dispatcher, 'initialize', handshake, legacy);
      expect(result).toEqual({
        protocolVersion: '2025-06-18',
        capabilities: {
          logging: {},
          tools: {},
          extensions: {
            'com.example/echo': { loud: true },
            'com.example/quiet': {},
          },
        },
        serverInfo: { name: 'weather', version: '1.0.0' },
        instructions: 'Ask nicely.',
      });
    });

    it('promises no tools when there are none', async () => {
      const { result } = await ask(
        dispatcherOf([]),
        'initialize',
        handshake,
        legacy,
      );
      expect(result.capabilities).toEqual({ logging: {} });
    });

    it.each([
      { protocolVersion: 5 },
      { capabilities: [] },
      { clientInfo: undefined },
      { clientInfo: { name: 'x' } },
      { clientInfo: { version: '1' } },
    ])('refuses %j', async (wrong) => {
      expect(
        await ask(
          dispatcherOf(tools),
          'initialize',
          { ...handshake, ...wrong },
          legacy,
        ),
      ).toMatchObject({ error: { code: -32602 } });
    });
  });

  it('answers server/discover with versions, capabilities, freshness and who it is', async () => {
    const dispatcher = dispatcherOf(
      tools,
      {},
      { instructions: 'Ask nicely.', lists: { ttlMs: 500, scope: 'public' } },
    );
    expect((await ask(dispatcher, 'server/discover')).result).toEqual({
      resultType: 'complete',
      supportedVersions: ['2026-07-28'],
      capabilities: { logging: {}, tools: {} },
      instructions: 'Ask nicely.',
      ttlMs: 500,
      cacheScope: 'public',
      _meta: {
        'io.modelcontextprotocol/serverInfo': {
          name: 'weather',
          version: '1.0.0',
        },
      },
    });
  });

  it('answers ping and logging/setLevel in the legacy era with an empty object', async () => {
    const dispatcher = dispatcherOf(tools);
    expect((await ask(dispatcher, 'ping', {}, legacy)).result).toEqual({});
    expect(
      (await ask(dispatcher, 'logging/setLevel', { level: 'info' }, legacy))
        .result,
    ).toEqual({});
    for (const level of ['loud', 5, 'toString']) {
      expect(
        await ask(dispatcher, 'logging/setLevel', { level }, legacy),
      ).toMatchObject({ error: { code: -32602 } });
    }
  });

  it.each([
    ['modern', 'initialize'],
    ['modern', 'ping'],
    ['modern', 'logging/setLevel'],
    ['legacy', 'server/discover'],
    ['legacy', 'resources/list'],
    ['modern', 'prompts/get'],
    ['modern', 'subscriptions/listen'],
    ['modern', 'constructor'],
  ] as const)('does not find, in the %s era, %s', async (era, method) => {
    expect(await ask(dispatcherOf(tools), method, {}, { era })).toMatchObject({
      id: 1,
      error: { code: -32601 },
      kind: 'method-not-found',
    });
  });

  it('shortens a method name it repeats', async () => {
    const { error } = await ask(dispatcherOf(tools), 'x'.repeat(1000));
    expect(error.message.length).toBeLessThan(130);
  });

  describe('tools/call', () => {
    it('gives the result, marked as modern results are, without cache hints', async () => {
      const { result } = await ask(dispatcherOf(tools), 'tools/call', {
        name: 'echo',
      });
      expect(result).toEqual({
        resultType: 'complete',
        content: [{ type: 'text', text: 'called echo' }],
        _meta: {
          'io.modelcontextprotocol/serverInfo': {
            name: 'weather',
            version: '1.0.0',
          },
        },
      });
    });

    it('gives the bare result to legacy clients', async () => {
      expect(
        (await ask(dispatcherOf(tools), 'tools/call', { name: 'echo' }, legacy))
          .result,
      ).toEqual({
        content: [{ type: 'text', text: 'called echo' }],
      });
    });

    it('keeps the _meta of the result, and its result type', async () => {
      const callTool = async () => ({
        content: [],
        resultType: 'task',
        _meta: { a: 1 },
      });
      const { result } = await ask(
        dispatcherOf(tools, { callTool }),
        'tools/call',
        { name: 'echo' },
      );
      expect(result).toMatchObject({
        resultType: 'task',
        _meta: { a: 1, 'io.modelcontextprotocol/serverInfo': {} },
      });
    });

    it('hands on the arguments, an empty object when there are none', async () => {
      const given: unknown[] = [];
      const dispatcher = dispatcherOf(tools, {
        callTool: async (_tool, _exchange, args) => ({
          content: [],
          ...(given.push(args) && {}),
        }),
      });
      await ask(dispatcher, 'tools/call', {
        name: 'echo',
        arguments: { a: 1 },
      });
      await ask(dispatcher, 'tools/call', { name: 'echo' });
      expect(given).toEqual([{ a: 1 }, {}]);
    });

    it.each([
      [{}, 'needs the name'],
      [{ name: 5 }, 'needs the name'],
      [{ name: 'none' }, 'Unknown tool: none'],
      [{ name: 'x'.repeat(500) }, `Unknown tool: ${'x'.repeat(99)}…`],
      [{ name: 'echo', arguments: [] }, ''],
      [{ name: 'echo', arguments: null }, ''],
    ])('answers params %j with −32602', async (params, message) => {
      const reply = await ask(dispatcherOf(tools), 'tools/call', params);
      expect(reply).toMatchObject({
        error: { code: -32602 },
        kind: 'invalid-params',
      });
      expect(reply.error.message).toContain(message);
    });

    it('asks the guards first, so that names cannot be guessed', async () => {
      const operations: string[] = [];
      const dispatcher = dispatcherOf(tools, {
        runEndpoint: (operation) => {
          operations.push(operation);
          return Promise.reject(
            new ProtocolFault('unauthenticated', 'who are you'),
          );
        },
      });
      expect(
        await ask(dispatcher, 'tools/call', { name: 'none' }),
      ).toMatchObject({ kind: 'unauthenticated' });
      expect(operations).toEqual(['call']);
    });

    it('is not found while there are no tools', async () => {
      expect(
        await ask(dispatcherOf([]), 'tools/call', { name: 'echo' }),
      ).toMatchObject({ kind: 'method-not-found' });
    });

    describe('with an argument that is mirrored in a header', () => {
      const routed = tool('routed', {
        input: input({
          type: 'object',
          properties: { region: { type: 'string', 'x-mcp-header': 'Region' } },
        }),
      });
      const over = (headers: unknown) => ({
        http: {
          request: { headers },
          response: {},
          recorded: {
            status: undefined,
            body: undefined,
            ended: false,
            reset: () => undefined,
          },
          next: () => undefined,
        },
      });
      const params = { name: 'routed', arguments: { region: 'eu' } };

      it.each([
        ['the same', { 'mcp-param-region': 'eu' }, undefined],
        ['another', { 'mcp-param-region': 'us' }, -32020],
        ['none', {}, -32020],
        ['several', { 'mcp-param-region': ['eu', 'us'] }, -32020],
        ['unreadable headers', undefined, -32020],
      ])('compares it: %s', async (_name, headers, code) => {
        expect(
          (
            await ask(
              dispatcherOf([routed]),
              'tools/call',
              params,
              over(headers),
            )
          ).error?.code,
        ).toBe(code);
      });

      it('ignores it on legacy requests and where there are no headers', async () => {
        expect(
          (
            await ask(dispatcherOf([routed]), 'tools/call', params, {
              ...over({}),
              ...legacy,
            })
          ).result,
        ).toBeDefined();
        expect(
          (await ask(dispatcherOf([routed]), 'tools/call', params)).result,
        ).toBeDefined();
      });

      it('asks the guards first', async () => {
        const dispatcher = dispatcherOf([routed], {
          runEndpoint: () =>
            Promise.reject(new ProtocolFault('forbidden', 'no')),
        });
        expect(
          await ask(dispatcher, 'tools/call', params, over({})),
        ).toMatchObject({ kind: 'forbidden' });
      });
    });
  });

  describe('extensions', () => {
    const extensions = [
      {
        id: 'com.example/echo',
        methods: {
          'example/echo': ({ text }: { readonly text?: unknown }) => ({
            said: text,
          }),
        },
      },
    ];

    it('answer in both eras, as an operation of their own', async () => {
      const operations: string[] = [];
      const dispatcher = dispatcherOf(
        tools,
        {
          runEndpoint: async (operation, _exchange, produce) => (
            operations.push(operation),
            produce()
          ),
        },
        { extensions },
      );
      expect(
        (await ask(dispatcher, 'example/echo', { text: 'hi' })).result,
      ).toMatchObject({ said: 'hi', resultType: 'complete' });
      expect(
        (await ask(dispatcher, 'example/echo', { text: 'hi' }, legacy)).result,
      ).toEqual({ said: 'hi' });
      expect(operations).toEqual(['extension', 'extension']);
    });
  });

  describe('errors', () => {
    const failing = (error: unknown) =>
      dispatcherOf(tools, { callTool: () => Promise.reject(error) });

    it('made for the client go out as they are', async () => {
      expect(
        await ask(
          failing(new McpException(7, 'seven', { a: 1 })),
          'tools/call',
          { name: 'echo' },
        ),
      ).toEqual({
        jsonrpc: '2.0',
        id: 1,
        error: { code: 7, message: 'seven', data: { a: 1 } },
        kind: undefined,
      });
      expect(
        await ask(
          failing(new ProtocolError(-32042, 'go there')),
          'tools/call',
          { name: 'echo' },
        ),
      ).toMatchObject({
        error: { code: -32042, message: 'go there' },
      });
    });

    it.each([new Error('secret'), 'secret', undefined])(
      'of other kinds (%p) leave a reference into the log',
      async (error) => {
        const { error: told } = await ask(failing(error), 'tools/call', {
          name: 'echo',
        });
        expect(told).toEqual({
          code: -32603,
          message: expect.stringMatching(/[0-9a-f]{8}/),
        });
        expect(told.message).not.toContain('secret');
        const [reference] = /[0-9a-f]{8}/.exec(told.message) ?? [];
        expect(String(logged[0]?.[0])).toContain(reference);
      },
    );
  });

  describe('replies that JSON cannot carry', () => {
    const cycle: Record<string, unknown> = {};
    cycle['self'] = cycle;

    it.each([
      ['a cycle', { content: [], structuredContent: cycle }],
      ['a BigInt', { content: [], structuredContent: { big: 1n } }],
    ])('become −32603: %s', async (_name, result) => {
      const reply = await ask(
        dispatcherOf(tools, { callTool: async () => result }),
        'tools/call',
        { name: 'echo' },
      );
      expect(reply).toMatchObject({
        id: 1,
        error: { code: -32603, message: 'Internal error' },
      });
      expect(logged).toHaveLength(1);
    });

    it('become −32603: a toJSON that gives nothing, an error that throws text', () => {
      expect(
        JSON.parse(
          serializeReply({ id: 1, result: { toJSON: () => undefined } }),
        ),
      ).toMatchObject({ error: { code: -32603 } });
      const throwing = {
        toJSON: () => {
          throw 'text';
        },
      };
      expect(
        JSON.parse(
          serializeReply({
            id: null,
            error: { code: 1, message: 'x', data: throwing },
          }),
        ),
      ).toMatchObject({ id: null, error: { code: -32603 } });
    });
  });

  describe('notifications', () => {
    it('are not answered, known or not', async () => {
      for (const method of [
        'notifications/initialized',
        'notifications/x',
        'tools/call',
      ]) {
        expect(
          await ask(
            dispatcherOf(tools),
            method,
            {},
            { ...legacy, id: undefined },
          ),
        ).toBeUndefined();
      }
    });

    it('are answered when a guard refused them', async () => {
      const dispatcher = dispatcherOf(tools, {
        runEndpoint: () =>
          Promise.reject(new ProtocolFault('unauthenticated', 'no')),
      });
      expect(
        await ask(dispatcher, 'notifications/x', {}, { id: undefined }),
      ).toMatchObject({ id: null, kind: 'unauthenticated' });
    });

    it('are only logged when something else went wrong', async () => {
      const dispatcher = dispatcherOf(tools, {
        runEndpoint: () => Promise.reject(new Error('oops')),
      });
      expect(
        await ask(dispatcher, 'notifications/x', {}, { id: undefined }),
      ).toBeUndefined();
      expect(logged).toHaveLength(1);
    });
  });

  describe('notifications/cancelled', () => {
    const started = (
      principal?: (exchange: {
        readonly message: unknown;
      }) => string | undefined,
    ) => {
      const signals: AbortSignal[] = [];
      const dispatcher = dispatcherOf(
        tools,
        {
          callTool: (_tool, exchange) => (
            signals.push(exchange.signal),
            new Promise(() => undefined)
          ),
        },
        principal && { principal },
      );
      return { dispatcher, signals };
    };
    const cancel = (
      dispatcher: ReturnType<typeof dispatcherOf>,
      requestId: unknown,
      options: ExchangeOptions = {},
    ) =>
      dispatcher.dispatch(
        exchangeOf(
          'notifications/cancelled',
          { requestId, reason: 'bored' },
          { ...legacy, ...options, id: undefined },
        ).exchange,
      );
    const call = (
      dispatcher: ReturnType<typeof dispatcherOf>,
      options: ExchangeOptions = {},
    ) =>
      dispatcher.dispatch(
        exchangeOf('tools/call', { name: 'wait' }, { ...legacy, ...options })
          .exchange,
      );

    it('stops the request of the same session, which is not answered', async () => {
      const { dispatcher, signals } = started();
      const answer = call(dispatcher, { scope: 's1', id: 'a' });
      await cancel(dispatcher, 'a', { scope: 's2' });
      await cancel(dispatcher, 'a');
      await cancel(dispatcher, 'b', { scope: 's1' });
      await cancel(dispatcher, { a: 1 }, { scope: 's1' });
      expect(signals[0]?.aborted).toBe(false);
      await cancel(dispatcher, 'a', { scope: 's1' });
      expect(await answer).toBeUndefined();
      expect(String(signals[0]?.reason)).toContain('bored');
    });

    it("stops the request of the same caller, and no stranger's", async () => {
      const { dispatcher, signals } = started(() => 'ann');
      const answer = call(dispatcher);
      await cancel(dispatcher, 1);
      expect(await answer).toBeUndefined();
      expect(signals[0]?.aborted).toBe(true);
      const anonymous = started();
      void call(anonymous.dispatcher);
      await cancel(anonymous.dispatcher, 1);
      expect(anonymous.signals[0]?.aborted).toBe(false);
    });

    it('stops nothing when it is not clear what is meant', async () => {
      const { dispatcher, signals } = started(() => 'ann');
      void call(dispatcher);
      void call(dispatcher);
      await cancel(dispatcher, 1);
      expect(signals.map(({ aborted }) => aborted)).toEqual([false, false]);
    });

    it('has no meaning in the modern era, nor for what is done', async () => {
      const { dispatcher, signals } = started(() => 'ann');
      void call(dispatcher, { era: 'modern' });
      await cancel(dispatcher, 1);
      await cancel(dispatcher, 1, { era: 'modern' });
      expect(signals[0]?.aborted).toBe(false);
      await ask(dispatcher, 'ping', {}, legacy);
      await cancel(dispatcher, 1);
    });

    it('needs no reason', async () => {
      const { dispatcher, signals } = started(() => 'ann');
      const answer = call(dispatcher);
      await dispatcher.dispatch(
        exchangeOf(
          'notifications/cancelled',
          { requestId: 1 },
          { ...legacy, id: undefined },
        ).exchange,
      );
      await answer;
      expect(String(signals[0]?.reason)).toContain(
        'The client cancelled the request.',
      );
    });
  });

  describe('tools/list', () => {
    it('shows tools in the order of the catalog, in full', async () => {
      const full = tool('full', {
        title: 'Full',
        description: 'Everything',
        annotations: { readOnlyHint: true },
        icons: [{ src: 'https://example.com/i.png' }],
        tags: ['a', 'b'],
        meta: { 'com.example/x': 1 },
        input: input({ type: 'object', properties: { a: { type: 'string' } } }),
        output: schema({ type: 'object', properties: {} }),
      });
      const { result } = await ask(
        dispatcherOf([full, tool('echo', { tags: [] })]),
        'tools/list',
      );
      expect(result).toEqual({
        resultType: 'complete',
        tools: [
          {
            name: 'full',
            title: 'Full',
            description: 'Everything',
            inputSchema: {
              type: 'object',
              properties: { a: { type: 'string' } },
            },
            outputSchema: { type: 'object', properties: {} },
            annotations: { readOnlyHint: true },
            icons: [{ src: 'https://example.com/i.png' }],
            _meta: { 'com.example/x': 1, 'nest-fastmcp/tags': ['a', 'b'] },
          },
          { name: 'echo', inputSchema: { type: 'object' } },
        ],
        ttlMs: 0,
        cacheScope: 'private',
        _meta: {
          'io.modelcontextprotocol/serverInfo': {
            name: 'weather',
            version: '1.0.0',
          },
        },
      });
    });

    it('gives legacy clients neither markers nor output schemas without an object root', async () => {
      const list = dispatcherOf([
        tool('list', { output: schema({ type: 'array' }) }),
      ]);
      expect((await ask(list, 'tools/list', {}, legacy)).result).toEqual({
        tools: [
          {
            name: 'list',
            inputSchema: { type: 'object' },
            outputSchema: {
              type: 'object',
              properties: { result: { type: 'array' } },
              required: ['result'],
            },
          },
        ],
      });
      expect(
        (await ask(list, 'tools/list')).result.tools[0].outputSchema,
      ).toEqual({ type: 'array' });
    });

    it('is prepared once for a snapshot and era', async () => {
      let made = 0;
      const counted = {
        get type() {
          made += 1;
          return 'object';
        },
      };
      const dispatcher = dispatcherOf([
        tool('echo', { input: input(counted) }),
      ]);
      for (const era of ['modern', 'legacy', 'modern', 'legacy'] as const)
        await ask(dispatcher, 'tools/list', {}, { era });
      expect(made).toBe(2);
    });

    it('is not found while there are no tools', async () => {
      expect(await ask(dispatcherOf([]), 'tools/list')).toMatchObject({
        kind: 'method-not-found',
      });
    });

    describe('in pages', () => {
      const five = ['a', 'b', 'c', 'd', 'e'].map((name) => tool(name));
      const paged = (names = five, pageSize = 2) =>
        dispatcherOf(
          names,
          {},
          { lists: { pageSize, ttlMs: 0, scope: 'private' } },
        );
      const walk = async (dispatcher: ReturnType<typeof dispatcherOf>) => {
        const pages: string[] = [];
        for (let cursor: unknown; pages.length < 9;) {
          const { result } = await ask(
            dispatcher,
            'tools/list',
            cursor === undefined ? {} : { cursor },
          );
          pages.push(
            result.tools.map(({ name }: { name: string }) => name).join(''),
          );
          cursor = result.nextCursor;
          if (cursor === undefined) break;
        }
        return pages;
      };

      it.each([
        [1, ['a', 'b', 'c', 'd', 'e']],
        [2, ['ab', 'cd', 'e']],
        [5, ['abcde']],
        [9, ['abcde']],
      ])('of %i', async (size, pages) => {
        expect(await walk(paged(five, size))).toEqual(pages);
      });

      it('that replicas with the same tools agree on, and no others', async () => {
        const { result } = await ask(paged(), 'tools/list');
        const cursor = result.nextCursor;
        expect(
          (await ask(paged(), 'tools/list', { cursor })).result.tools,
        ).toHaveLength(2);
        for (const other of [paged(five.slice(1)), paged(five, 3)]) {
          expect(await ask(other, 'tools/list', { cursor })).toMatchObject({
            error: { code: -32602 },
          });
        }
      });

      it.each(['', 'x', 5, null])('and refuses cursor %j', async (cursor) => {
        expect(await ask(paged(), 'tools/list', { cursor })).toMatchObject({
          error: { code: -32602 },
          kind: 'invalid-params',
        });
      });

      it('of the catalog as it is now', async () => {
        let now = five;
        const catalog = catalogOf(() => now);
        const dispatcher = dispatcherOf(
          [],
          {},
          { catalog, lists: { pageSize: 2, ttlMs: 0, scope: 'private' } },
        );
        const { result } = await ask(dispatcher, 'tools/list');
        now = five.slice(0, 3);
        catalog.refresh();
        expect(
          await ask(dispatcher, 'tools/list', { cursor: result.nextCursor }),
        ).toMatchObject({ error: { code: -32602 } });
        expect(await walk(dispatcher)).toEqual(['ab', 'c']);
      });
    });
  });
});
