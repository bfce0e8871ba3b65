import type { CatalogLayer } from '../catalog/catalog-layer.js';
import type { CatalogEntry } from '../components/component.js';
import { ChangedComponents } from './changed-components.js';

/** Gives components further tags, after their own. */
export class AddedTags implements CatalogLayer {
  readonly name: string;
  readonly #tagged: ChangedComponents;

  constructor(tags: readonly string[]) {
    this.name = `AddedTags ${tags.map((tag) => `"${tag}"`).join(', ')}`;
    this.#tagged = new ChangedComponents((component) => ({
      ...component,
      tags: [...new Set([...(component.tags ?? []), ...tags])],
    }));
  }

  apply(entries: readonly CatalogEntry[]): readonly CatalogEntry[] {
    return this.#tagged.of(entries);
  }
}
