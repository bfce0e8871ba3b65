import type { CatalogSnapshot } from '../../catalog/catalog-snapshot.js';
import { identityOf } from '../../catalog/entry-identity.js';
import { NamedVersions } from '../../catalog/named-versions.js';
import type { CatalogEntry, Component } from '../../components/component.js';
import type { McpExchange } from '../../exchange/mcp-exchange.js';
import type { Executor } from '../../execution/executor.js';

/**
 * The components of a kind that a caller sees, of each name the highest version
 * among those; what no list shows is among them.
 */
export async function visibleComponents<K extends Component['kind']>(
  { entries }: CatalogSnapshot,
  kind: K,
  executor: Executor,
  exchange: McpExchange,
): Promise<readonly Extract<Component, { kind: K }>[]> {
  const isOfKind = (
    entry: CatalogEntry,
  ): entry is Extract<Component, { kind: K }> => entry.kind === kind;
  const visible = await executor.visibleTo(entries.filter(isOfKind), exchange);
  const named = new NamedVersions(visible, (each) => identityOf(each).key);
  return [...named.all()].flatMap(([highest]) => (highest ? [highest] : []));
}
