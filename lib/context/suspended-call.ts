import type { ClientRequest } from '../exchange/client-request.js';
import type { McpExchange } from '../exchange/mcp-exchange.js';

/** A call that waits for its client: questions, and what the client hands back with the answers (2026-07-28, Multi Round-Trip Requests). */
export class SuspendedCall {
  constructor(
    readonly inputRequests: Readonly<Record<string, ClientRequest>>,
    /** Sealed: the client can neither read nor alter it. */
    readonly requestState: string,
  ) {}
}

/** Whether a request goes on with an earlier one, or claims to. */
export function isResumption({
  era,
  message: { params },
}: McpExchange): boolean {
  return (
    era === 'modern' && ('requestState' in params || 'inputResponses' in params)
  );
}
