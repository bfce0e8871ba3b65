/** Each loads its own code only. `<server> <adapter, not used here> <count of tools>`. */
const SERVERS = {
  sdk: async (count) => (await import('./sdk.mjs')).serveSdk(count),
  'mcp-handler': async (count) =>
    (await import('./mcp-handler.mjs')).serveMcpHandler(count),
  fastmcp: async (count) =>
    (await import('./fastmcp.mjs')).serveFastmcp(count, true),
  'fastmcp-sessions': async (count) =>
    (await import('./fastmcp.mjs')).serveFastmcp(count, false),
  'mcp-nest': async (count) =>
    (await import('./mcp-nest.mjs')).serveMcpNest(count),
  'mcp-nest-guarded': async (count) =>
    (await import('./mcp-nest.mjs')).serveMcpNest(count, { guarded: true }),
  'mcp-nest-sessions': async (count) =>
    (await import('./mcp-nest.mjs')).serveMcpNest(count, { sessions: true }),
};

const [name = '', , count = '1'] = process.argv.slice(2);
const serve = SERVERS[name];
if (!serve) throw new Error(`There is no peer called "${name}".`);
process.send?.({ url: await serve(Number(count)) });
