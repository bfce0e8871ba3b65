import { toNodeHandler } from '@modelcontextprotocol/node';
import { createMcpHandler, McpServer } from '@modelcontextprotocol/server';
import { Adder, addSchema, SERVER, textResult, toolNames } from './add.mjs';
import { listen } from './listen.mjs';

/**
 * The SDK's own `McpServer`, made for each request by `createMcpHandler`, on
 * `node:http`. Schemas are made once.
 *
 * @param {number} count of tools
 */
export function serveSdk(count) {
  const adder = new Adder();
  const tools = toolNames(count).map((name) => ({
    name,
    config: { description: 'Adds two numbers', inputSchema: addSchema() },
  }));
  const handler = createMcpHandler(() => {
    const server = new McpServer(SERVER);
    for (const { name, config } of tools) {
      server.registerTool(name, config, (input) =>
        textResult(adder.add(input)),
      );
    }
    return server;
  });
  return listen(toNodeHandler(handler));
}
