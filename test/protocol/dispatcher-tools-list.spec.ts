import { dispatcherOf, input, schema, tool } from './fixtures.js';
import { ask, legacy } from './dispatcher.fixture.js';

describe('the dispatcher', () => {
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
  });
});
