/** The server is used before it has started, or after it was closed. */
export const MCP_SERVER_NOT_RUNNING = 'MCP_SERVER_NOT_RUNNING';

/** `limits.rate.storage` names no provider that counts requests. */
export const MCP_RATE_STORAGE_UNRESOLVED = 'MCP_RATE_STORAGE_UNRESOLVED';

/** A component is added to a module that the server neither offers nor mounts. */
export const MCP_MODULE_NOT_OFFERED = 'MCP_MODULE_NOT_OFFERED';
