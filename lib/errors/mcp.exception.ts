/**
 * A JSON-RPC error, thrown on purpose: the client receives code, message and
 * data exactly as given, never masked. Thrown by a tool it replaces the tool
 * result; to tell the model what went wrong, throw `ToolError` instead.
 *
 * @example
 * throw new McpException(-32602, 'Unknown region', { region });
 */
export class McpException extends Error {
  /**
   * @param code JSON-RPC error code, an integer; −32768…−32000 are reserved by
   *   JSON-RPC 2.0 and −32020…−32099 within them by MCP
   * @param message one sentence for the client
   * @param data anything JSON can carry that helps the client
   */
  constructor(
    readonly code: number,
    message: string,
    readonly data?: unknown,
  ) {
    super(message);
    this.name = new.target.name;
  }
}
