import type { CatalogEntry, Component } from '../components/component.js';

/** Copies of components with something changed: of one that stays the same, the copy does, too. */
export class ChangedComponents {
  readonly #changed = new WeakMap<Component, Component>();

  /** @param change gives a copy, which keeps the handler */
  constructor(private readonly change: (component: Component) => Component) {}

  /** Entries with their components changed; completions have nothing to change. */
  of(entries: readonly CatalogEntry[]): readonly CatalogEntry[] {
    return entries.map((entry) =>
      entry.kind === 'completion' ? entry : this.#changedOf(entry),
    );
  }

  #changedOf(component: Component): Component {
    const known = this.#changed.get(component);
    if (known) return known;
    const changed = Object.freeze(this.change(component));
    this.#changed.set(component, changed);
    return changed;
  }
}
