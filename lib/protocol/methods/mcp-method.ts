import type { SuspendedCall } from '../../context/suspended-call.js';
import type { McpExchange } from '../../exchange/mcp-exchange.js';
import type { Executor } from '../../execution/executor.js';
import type { Cancellations } from '../cancellations.js';
import type { JsonObject } from '../json-object.js';
import type { ListPages } from '../list-pages.js';
import type { PreparedJson } from '../prepared-json.js';
import type { ServerProfile } from '../server-profile.js';

/** What the methods share: the server, the application behind it and what is kept between requests. */
export interface MethodContext {
  readonly profile: ServerProfile;
  readonly executor: Executor;
  readonly pages: ListPages;
  readonly cancellations: Cancellations;
}

/**
 * Answers one method of the protocol. What it returns is the result without
 * the members every modern result has, or what the client is asked first; what
 * it throws becomes a JSON-RPC error.
 */
export type McpMethod = (
  exchange: McpExchange,
  context: MethodContext,
) => Promise<JsonObject | PreparedJson | SuspendedCall>;
