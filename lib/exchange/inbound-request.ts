/** JSON-RPC request id as MCP allows it: never null (2025-11-25, Basic protocol). */
export type RequestId = string | number;

/** One message from the client, its shape checked and its params an object. */
export interface InboundMessage {
  /** Absent on notifications. */
  readonly id?: RequestId;
  readonly method: string;
  readonly params: Readonly<Record<string, unknown>>;
}

/** Who the client says it is; both empty on sessionless legacy requests. */
export interface ClientIdentity {
  readonly info?: { readonly name: string; readonly version: string };
  readonly capabilities: Readonly<Record<string, unknown>>;
}
