import { type ContextId, ContextIdFactory, type ModuleRef } from '@nestjs/core';
import { REQUEST_CONTEXT_ID } from '../nest.js';

/** By request. */
const durableContexts = new WeakMap<object, ContextId>();

/**
 * The Nest context of a request: what request-scoped and durable providers are
 * made for. All operations of one HTTP request share it, as a middleware that
 * ran before them does; `@Inject(REQUEST)` gives the request.
 *
 * @param durable whether the handler's own tree is durable; those of a request
 *   share another context, where `REQUEST` is the strategy's payload
 */
export function contextIdOf(
  request: object,
  durable: boolean,
  moduleRef: ModuleRef,
): ContextId {
  if (durable) return durableContextOf(request, moduleRef);
  const contextId = ContextIdFactory.getByRequest(request);
  if (!(REQUEST_CONTEXT_ID in request)) {
    Object.defineProperty(request, REQUEST_CONTEXT_ID, { value: contextId });
    moduleRef.registerRequestByContextId(
      Object.assign(request, contextId.payload),
      contextId,
    );
  }
  return contextId;
}

/** What outlives a request must not be made with it, whatever else the request is for. */
function durableContextOf(request: object, moduleRef: ModuleRef): ContextId {
  const known = durableContexts.get(request);
  if (known) return known;
  const contextId = ContextIdFactory.getByRequest(unopened(request), []);
  moduleRef.registerRequestByContextId(contextId.payload, contextId);
  durableContexts.set(request, contextId);
  return contextId;
}

/** A request as the strategy sees it before a context was made for it. */
function unopened(request: object): object {
  return REQUEST_CONTEXT_ID in request
    ? Object.create(request, { [REQUEST_CONTEXT_ID]: { value: undefined } })
    : request;
}
