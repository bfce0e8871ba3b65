import { ProtocolFault } from '../../lib/errors/protocol-fault.js';
import { dispatcherOf, input, tool } from './fixtures.js';
import { ask, legacy } from './dispatcher.fixture.js';

describe('the dispatcher', () => {
  describe('tools/call', () => {
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
            takeBackHeaders: () => undefined,
            onEnd: () => undefined,
          },
          next: () => undefined,
          apart() {
            return this;
          },
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
});
