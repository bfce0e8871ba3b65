import { ProtocolError } from '@modelcontextprotocol/server';
import { McpException } from '../../lib/errors/mcp.exception.js';
import { serializeReply } from '../../lib/protocol/reply.js';
import { dispatcherOf } from './fixtures.js';
import { ask, recordErrors, tools } from './dispatcher.fixture.js';

describe('the dispatcher', () => {
  const logged = recordErrors();

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
});
