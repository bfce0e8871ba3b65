/** A guard, interceptor, pipe or filter that is declared but cannot be instantiated. */
export const MCP_ENHANCER_UNRESOLVED = 'MCP_ENHANCER_UNRESOLVED';

/** Something declared as a guard, interceptor, pipe or filter that is none. */
export const MCP_ENHANCER_INVALID = 'MCP_ENHANCER_INVALID';

/** The class named in `http.endpoint` cannot be instantiated. */
export const MCP_ENDPOINT_UNRESOLVED = 'MCP_ENDPOINT_UNRESOLVED';
