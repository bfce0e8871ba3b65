import type { CatalogLayer } from '../catalog/catalog-layer.js';
import { keepComponents } from '../catalog/keep-components.js';
import type { CatalogEntry, Component } from '../components/component.js';
import { isBrought } from './brought-components.js';

/** Which components of a server or mount are offered at all, by their tags. */
export interface TagSelection {
  /**
   * Only what has at least one of these is offered, and tools that `ToolSearch`
   * and its like bring for what is. Default: whatever its tags.
   */
  readonly includeTags?: readonly string[];
  /** What has one of these is not offered, whatever `includeTags` say. Default: none. */
  readonly excludeTags?: readonly string[];
}

/**
 * Leaves out components by their tags: they are in no list, and not found.
 * What completes the arguments of one that is left out goes with it.
 */
export class TagFilter implements CatalogLayer {
  readonly name = 'TagFilter';
  readonly #included: ReadonlySet<string> | undefined;
  readonly #excluded: ReadonlySet<string>;

  constructor({ includeTags, excludeTags = [] }: TagSelection) {
    this.#included = includeTags && new Set(includeTags);
    this.#excluded = new Set(excludeTags);
  }

  apply(entries: readonly CatalogEntry[]): readonly CatalogEntry[] {
    return keepComponents(entries, (component) => this.#lets(component));
  }

  #lets(component: Component): boolean {
    const { tags = [] } = component;
    if (tags.some((tag) => this.#excluded.has(tag))) return false;
    const included = this.#included;
    return (
      !included || isBrought(component) || tags.some((tag) => included.has(tag))
    );
  }
}
