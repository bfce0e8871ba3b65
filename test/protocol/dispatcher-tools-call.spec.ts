import { ProtocolFault } from '../../lib/errors/protocol-fault.js';
import { dispatcherOf } from './fixtures.js';
import { ask, legacy, tools } from './dispatcher.fixture.js';

describe('the dispatcher', () => {
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

    it('keeps the _meta of the result, but says itself that it is complete and who answers', async () => {
      const callTool = async () => ({
        content: [],
        resultType: 'input_required',
        _meta: {
          a: 1,
          'io.modelcontextprotocol/serverInfo': {
            name: 'another',
            version: '2',
          },
        },
      });
      const { result } = await ask(
        dispatcherOf(tools, { callTool }),
        'tools/call',
        { name: 'echo' },
      );
      expect(result).toMatchObject({
        resultType: 'complete',
        _meta: {
          a: 1,
          'io.modelcontextprotocol/serverInfo': {
            name: 'weather',
            version: '1.0.0',
          },
        },
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
  });
});
