import { toNodeHandler } from '@modelcontextprotocol/node';
import { createMcpHandler } from 'mcp-handler';
import { Adder, addSchema, SERVER, textResult, toolNames } from './add.mjs';
import { listen } from './listen.mjs';

/**
 * `mcp-handler` behind the SDK's adapter for `node:http`.
 *
 * @param {number} count of tools
 */
export function serveMcpHandler(count) {
  const adder = new Adder();
  const tools = toolNames(count).map((name) => ({
    name,
    config: { description: 'Adds two numbers', inputSchema: addSchema() },
  }));
  const handler = createMcpHandler(
    (server) => {
      for (const { name, config } of tools) {
        server.registerTool(name, config, (input) =>
          textResult(adder.add(input)),
        );
      }
    },
    { serverInfo: SERVER },
  );
  return listen(toNodeHandler({ fetch: handler }));
}
