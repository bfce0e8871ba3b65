import type { CatalogLayer, LookupKind } from '../catalog/catalog-layer.js';
import type { CatalogEntry } from '../components/component.js';
import { EntryRenaming } from './entry-renaming.js';
import { namespaceProblems } from './namespace-problems.js';
import { bareUri, namespacedUri } from './namespaced-uri.js';
import { refuse } from './refuse.js';

/**
 * Puts components into a namespace: tools and prompts become `orders_find`,
 * URIs and URI templates `docs://orders/page`. Names of resources stay as they are.
 */
export class Namespace implements CatalogLayer {
  readonly name: string;
  readonly #renaming: EntryRenaming;

  /**
   * @param prefix 1 to 64 letters, digits, underscores and hyphens, a letter or digit first
   * @throws McpConfigurationException `MCP_INVALID_NAMESPACE` for another one
   */
  constructor(private readonly prefix: string) {
    refuse(namespaceProblems(prefix, 'new Namespace()'));
    this.name = `Namespace "${prefix}"`;
    this.#renaming = new EntryRenaming({
      layer: this.name,
      name: (name) => `${prefix}_${name}`,
      uri: (uri) => namespacedUri(prefix, uri),
      expanded: (uri) => namespacedUri(prefix, uri),
      template: (text) => namespacedUri(prefix, text),
    });
  }

  /** @throws LayerClash `MCP_INVALID_RENAME` for names and URIs that become too long */
  apply(entries: readonly CatalogEntry[]): readonly CatalogEntry[] {
    return this.#renaming.apply(entries);
  }

  /** The name or URI without the namespace; `undefined` for one outside of it. */
  below(kind: LookupKind, name: string): string | undefined {
    const { prefix } = this;
    if (kind === 'resource') return bareUri(prefix, name);
    return name.startsWith(`${prefix}_`)
      ? name.slice(prefix.length + 1)
      : undefined;
  }
}
