/** Token of the id given to `McpModule.forRoot({ id })`. */
export const MCP_SERVER_ID = Symbol.for('nest-fastmcp:server-id');

/**
 * Token of the `McpServerRef` of a server, for factories and tests;
 * `@InjectMcpServer(id)` for everything else.
 *
 * @param id as given to `McpModule.forRoot({ id })`
 */
export function getMcpServerRefToken(id = 'default'): symbol {
  return Symbol.for(`nest-fastmcp:server-ref:${id}`);
}
