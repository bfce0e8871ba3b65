import { readablesAt } from '../../catalog/candidates.js';
import type { ResourceMatch } from '../../catalog/catalog-snapshot.js';
import type { McpExchange } from '../../exchange/mcp-exchange.js';
import { useVisibleMatch } from '../../execution/use-visible.js';
import { askedVersion } from '../asked-version.js';
import { tellMissing } from '../missing-log.js';
import { unreadable } from '../unreadable.js';
import type { MethodContext } from './mcp-method.js';

/**
 * Uses what a URI leads to for its caller.
 *
 * @param uri as the client sent it: anything at all
 * @throws McpException as for a URI that leads nowhere, once the endpoint's
 *   guards have let the caller in; what `use` throws
 */
export async function useReadable<R>(
  uri: unknown,
  exchange: McpExchange,
  { profile: { catalog }, executor }: MethodContext,
  use: (match: ResourceMatch, uri: string) => Promise<R>,
): Promise<R> {
  const name = typeof uri === 'string' ? uri : undefined;
  const matches =
    name === undefined
      ? []
      : await readablesAt(catalog, name, askedVersion(exchange));
  return useVisibleMatch(
    matches,
    (match) => use(match, name ?? ''),
    () => {
      if (name !== undefined) tellMissing(catalog, 'resource', name);
      return executor.runEndpoint('call', exchange, (): never => {
        throw unreadable(catalog, uri, exchange);
      });
    },
  );
}
