import { findReadable } from '../../catalog/find-readable.js';
import { SuspendedCall } from '../../context/suspended-call.js';
import { cacheHints } from '../cache-hints.js';
import { unreadable } from '../unreadable.js';
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
  const match = findReadable(snapshot, uri);
  if (typeof uri !== 'string' || !match) {
    return executor.runEndpoint('call', exchange, () => {
      throw unreadable(snapshot, uri, exchange);
    });
  }
  const result = await executor.readResource(match, exchange, uri);
  if (result instanceof SuspendedCall) return result;
  return exchange.era === 'modern'
    ? { ...cacheHints(match.component.cacheHint ?? NOT_KEPT), ...result }
    : { ...result };
};
