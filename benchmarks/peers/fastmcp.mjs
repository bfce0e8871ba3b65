import { FastMCP } from 'fastmcp';
import { Adder, addSchema, SERVER, toolNames } from './add.mjs';
import { freePort } from './listen.mjs';

// It writes a line per request otherwise, which is not the work compared.
const silence = () => {};
const SILENT = {
  debug: silence,
  error: silence,
  info: silence,
  log: silence,
  warn: silence,
};

/**
 * `fastmcp`, answering in JSON where it can.
 *
 * @param {number} count of tools
 * @param {boolean} stateless whether it serves without sessions
 */
export async function serveFastmcp(count, stateless) {
  const adder = new Adder();
  const server = new FastMCP({ ...SERVER, logger: SILENT });
  for (const name of toolNames(count)) {
    server.addTool({
      name,
      description: 'Adds two numbers',
      parameters: addSchema(),
      execute: async (input) => adder.add(input),
    });
  }
  const port = await freePort();
  await server.start({
    transportType: 'httpStream',
    httpStream: {
      port,
      host: '127.0.0.1',
      endpoint: '/mcp',
      stateless,
      enableJsonResponse: true,
    },
  });
  return `http://127.0.0.1:${port}`;
}
