import type { McpMethod } from './mcp-method.js';

/** `ping`: a sign of life, in the legacy era (2025-11-25, Ping). */
export const ping: McpMethod = (exchange, { executor }) =>
  executor.runEndpoint('ping', exchange, () => ({}));
