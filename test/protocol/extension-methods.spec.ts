import { McpConfigurationException } from '../../lib/errors/mcp-configuration.exception.js';
import type { McpExtension } from '../../lib/protocol/mcp-extension.js';
import { dispatcherOf } from './fixtures.js';

function problemsOf(...extensions: McpExtension[]): string[] {
  try {
    dispatcherOf([], {}, { extensions });
    return [];
  } catch (error) {
    if (error instanceof McpConfigurationException)
      return error.problems.map(({ code }) => code);
    throw error;
  }
}
const answer = () => ({});

describe('extensions', () => {
  it.each([
    'com.example/echo',
    'io.modelcontextprotocol/ui',
    'com.my-firm.x1/a.b_c-d',
  ])('may be called %s', (id) => {
    expect(problemsOf({ id })).toEqual([]);
  });

  it.each([
    'echo',
    'example/echo',
    'com.example',
    'com.example/',
    '/echo',
    '1com.example/a',
    'com-.example/a',
    'com.example/a/b',
    'com..example/a',
    '',
  ])('may not be called %j', (id) =>
    expect(problemsOf({ id })).toEqual(['MCP_EXTENSION_ID']),
  );

  it('may not be registered twice', () => {
    expect(
      problemsOf({ id: 'com.example/a' }, { id: 'com.example/a' }),
    ).toEqual(['MCP_EXTENSION_DUPLICATE']);
  });

  it.each([
    'tools/call',
    'ping',
    'notifications/x',
    'rpc.discover',
    'subscriptions/listen',
  ])('may not claim %s', (method) => {
    expect(
      problemsOf({ id: 'com.example/a', methods: { [method]: answer } }),
    ).toEqual(['MCP_EXTENSION_SPEC_METHOD']);
  });

  it("may claim tasks/get, which is an extension's", () => {
    expect(
      problemsOf({
        id: 'io.modelcontextprotocol/tasks',
        methods: { 'tasks/get': answer },
      }),
    ).toEqual([]);
  });

  it('may not claim a method of each other; all problems are told at once', () => {
    const methods = { 'example/a': answer };
    expect(
      problemsOf({ id: 'com.example/a', methods }, { id: 'b', methods }),
    ).toEqual(['MCP_EXTENSION_ID', 'MCP_EXTENSION_METHOD_TAKEN']);
  });
});
