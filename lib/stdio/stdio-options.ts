/** How a server is served over standard streams. */
export interface McpStdioOptions {
  /** Which server, where an application has several. Default: `default`. */
  readonly id?: string;
  /**
   * Who the owner of the process is to guards: `request.user`, as if one of
   * them had authenticated it. Over standard streams there are no credentials:
   * left out, guards find nobody, and deny what they deny to nobody.
   */
  readonly user?: unknown;
  /** Largest message, in bytes. Default: 4 MiB. */
  readonly maxMessageSize?: number;
  /**
   * How long running calls may go on once the client has closed standard input,
   * in milliseconds. Default: 5,000.
   */
  readonly graceMs?: number;
}
