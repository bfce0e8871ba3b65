/** Token of the id given to `McpModule.forRoot({ id })`. */
export const MCP_SERVER_ID = Symbol.for('nest-fastmcp:server-id');
