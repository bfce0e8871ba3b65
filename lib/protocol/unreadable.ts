import type { McpException } from '../errors/mcp.exception.js';
import { ProtocolFault } from '../errors/protocol-fault.js';
import type { McpExchange } from '../exchange/mcp-exchange.js';
import { resourceNotFound } from '../execution/resource-not-found.js';
import { type OfferedCatalog, offersResources } from './capabilities.js';
import { methodNotFound } from './method-not-found.js';

/** Why a request for a resource by its URI is refused when the URI leads nowhere. */
export function unreadable(
  catalog: OfferedCatalog,
  uri: unknown,
  { era, message: { method } }: McpExchange,
): McpException {
  if (!offersResources(catalog)) return methodNotFound(method);
  return typeof uri === 'string'
    ? resourceNotFound(uri, era)
    : new ProtocolFault(
        'invalid-params',
        `${method} needs the uri of a resource, a string.`,
      );
}
