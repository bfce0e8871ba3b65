import { dispatcherOf } from './fixtures.js';
import { ask, legacy, tools } from './dispatcher.fixture.js';

describe('the dispatcher', () => {
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
});
