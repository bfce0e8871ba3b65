import type { ResourceMatch } from '../../catalog/catalog-snapshot.js';
import { ProtocolFault } from '../../errors/protocol-fault.js';
import { resourceNotFound } from '../../execution/resource-not-found.js';
import { unsafeParameter } from '../../uri/parameter-safety.js';
import { cacheHints } from '../cache-hints.js';
import { offersResources } from '../capabilities.js';
import { methodNotFound } from '../method-not-found.js';
import type { McpMethod } from './mcp-method.js';

/** What is read is as fresh as it gets, unless the resource says otherwise. */
const NOT_KEPT = { ttlMs: 0, scope: 'private' } as const;

/**
 * `resources/read` (2026-07-28, Resources). As for tools, what there is and
 * what is not is told only after the endpoint's guards let the caller in. A URI
 * whose variables are dangerous leads nowhere.
 */
export const resourcesRead: McpMethod = async (
  exchange,
  { profile, executor },
) => {
  const { uri } = exchange.message.params;
  const { snapshot } = profile.catalog;
  const match = typeof uri === 'string' ? snapshot.resource(uri) : undefined;
  if (typeof uri !== 'string' || !match || isDangerous(match)) {
    return executor.runEndpoint('call', exchange, () => {
      if (!offersResources(snapshot)) throw methodNotFound('resources/read');
      throw typeof uri === 'string'
        ? resourceNotFound(uri, exchange.era)
        : new ProtocolFault(
            'invalid-params',
            'resources/read needs the uri of a resource, a string.',
          );
    });
  }
  const result = await executor.readResource(match, exchange, uri);
  return exchange.era === 'modern'
    ? { ...cacheHints(match.component.cacheHint ?? NOT_KEPT), ...result }
    : { ...result };
};

function isDangerous({ component, parameters }: ResourceMatch): boolean {
  return (
    component.kind === 'resource-template' &&
    unsafeParameter(parameters, component.template, component.exempt) !==
      undefined
  );
}
