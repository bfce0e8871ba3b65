import type {
  CatalogSnapshot,
  ResourceMatch,
} from '../catalog/catalog-snapshot.js';
import { ProtocolFault } from '../errors/protocol-fault.js';
import type { McpException } from '../errors/mcp.exception.js';
import type { McpExchange } from '../exchange/mcp-exchange.js';
import { resourceNotFound } from '../execution/resource-not-found.js';
import { unsafeParameter } from '../uri/parameter-safety.js';
import { offersResources } from './capabilities.js';
import { methodNotFound } from './method-not-found.js';

/** What a URI leads to. One whose variables are dangerous leads nowhere. */
export function findReadable(
  snapshot: CatalogSnapshot,
  uri: unknown,
): ResourceMatch | undefined {
  if (typeof uri !== 'string') return undefined;
  const match = snapshot.resource(uri);
  return match && !isDangerous(match) ? match : undefined;
}

/** Why a request for a resource by its URI is refused when the URI leads nowhere. */
export function unreadable(
  snapshot: CatalogSnapshot,
  uri: unknown,
  { era, message: { method } }: McpExchange,
): McpException {
  if (!offersResources(snapshot)) return methodNotFound(method);
  return typeof uri === 'string'
    ? resourceNotFound(uri, era)
    : new ProtocolFault(
        'invalid-params',
        `${method} needs the uri of a resource, a string.`,
      );
}

function isDangerous({ component, parameters }: ResourceMatch): boolean {
  return (
    component.kind === 'resource-template' &&
    unsafeParameter(parameters, component.template, component.exempt) !==
      undefined
  );
}
