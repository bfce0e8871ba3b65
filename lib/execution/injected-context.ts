import type { McpContext } from '../context/mcp-context.js';
import { REQUEST_CONTEXT_ID } from '../nest.js';

const contexts = new WeakMap<object, McpContext>();

/**
 * Makes a context known to the request-scoped providers of its request. Nest
 * has one of each for a request: where several operations are part of it, they
 * are given the context of the one the client asked for, or of the first.
 *
 * @param request the HTTP request, or its stand-in
 */
export function offerContext(request: object, context: McpContext): void {
  let asked = context;
  while (asked.operation.caller) asked = asked.operation.caller.context;
  for (const known of [request, begunBefore(request)]) {
    if (known && !contexts.has(known)) contexts.set(known, asked);
  }
}

/**
 * The context for the request-scoped providers of a request.
 *
 * @param request what Nest gives for `REQUEST`
 * @throws Error where no MCP request is served
 */
export function injectedContext(request: unknown): McpContext {
  const context =
    typeof request === 'object' && request !== null
      ? contexts.get(request)
      : undefined;
  if (context) return context;
  throw new Error(
    'There is no McpContext here: it is injected into request-scoped providers while an MCP request is served, and into no durable ones. What serves other requests as well can ask McpContext.current(), with McpModule.forRoot({ ambientContext: true }).',
  );
}

/** What middleware had request-scoped providers made for: of a batch's message, the request it came in. */
function begunBefore(request: object): object | undefined {
  let holder: object | null = request;
  while (holder && !Object.hasOwn(holder, REQUEST_CONTEXT_ID)) {
    holder = Object.getPrototypeOf(holder);
  }
  return holder ?? undefined;
}
