import { type ContextId, ContextIdFactory, type ModuleRef } from '@nestjs/core';
import { REQUEST_CONTEXT_ID } from '../nest.js';

/**
 * The Nest context of a request: what request-scoped and durable providers are
 * made for. All operations of one HTTP request share it, as a middleware that
 * ran before them does; `@Inject(REQUEST)` gives the request.
 *
 * @param durable whether the handler's own tree is durable; it then gets the strategy's payload instead
 */
export function contextIdOf(
  request: object,
  durable: boolean,
  moduleRef: ModuleRef,
): ContextId {
  const contextId = ContextIdFactory.getByRequest(request);
  if (!(REQUEST_CONTEXT_ID in request)) {
    Object.defineProperty(request, REQUEST_CONTEXT_ID, { value: contextId });
    moduleRef.registerRequestByContextId(
      durable ? contextId.payload : Object.assign(request, contextId.payload),
      contextId,
    );
  }
  return contextId;
}
