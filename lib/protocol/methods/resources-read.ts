import type { ResourceMatch } from '../../catalog/catalog-snapshot.js';
import { findReadable } from '../../catalog/find-readable.js';
import { SuspendedCall } from '../../context/suspended-call.js';
import type { McpExchange } from '../../exchange/mcp-exchange.js';
import { askedVersion } from '../asked-version.js';
import { cacheHints } from '../cache-hints.js';
import type { McpMethod, MethodContext } from './mcp-method.js';
import { useReadable } from './use-readable.js';

/** What is read is as fresh as it gets, unless the resource says otherwise. */
const NOT_KEPT = { ttlMs: 0, scope: 'private' } as const;

/**
 * `resources/read` (2026-07-28, Resources). As for tools, what there is and
 * what is not is told only after the endpoint's guards let the caller in. A URI
 * whose variables are dangerous leads nowhere.
 */
export const resourcesRead: McpMethod = async (exchange, context) => {
  const { uri } = exchange.message.params;
  const { catalog } = context.profile;
  const match = findReadable(catalog.snapshot, uri, askedVersion(exchange));
  if (
    typeof uri !== 'string' ||
    !match ||
    context.executor.isPersonal(match.component, exchange)
  ) {
    return useReadable(uri, exchange, context, (found, name) =>
      read(found, name, exchange, context),
    );
  }
  return read(match, uri, exchange, context);
};

async function read(
  match: ResourceMatch,
  uri: string,
  exchange: McpExchange,
  { executor }: MethodContext,
): ReturnType<McpMethod> {
  const result = await executor.readResource(match, exchange, uri);
  if (result instanceof SuspendedCall) return result;
  return exchange.era === 'modern'
    ? { ...cacheHints(match.component.cacheHint ?? NOT_KEPT), ...result }
    : { ...result };
}
