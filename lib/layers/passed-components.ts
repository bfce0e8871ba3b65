import type { CatalogEntry, Component } from '../components/component.js';
import type { MethodHandler } from '../components/method-handler.js';
import { componentOf } from '../context/known-components.js';

/**
 * The components that passed a layer, by what runs: however layers above rename
 * them, they can be told from those that come from elsewhere.
 */
export class PassedComponents {
  readonly #handlers = new WeakSet<MethodHandler>();

  /** Remembers entries as passed. */
  add(entries: readonly CatalogEntry[]): void {
    for (const { handler } of entries) this.#handlers.add(handler);
  }

  /** Whether a component is one of them. */
  readonly has = ({ handler }: Component): boolean =>
    this.#handlers.has(handler);

  /** Of what `ctx.listTools()` and the like told, what is about one of them. */
  among<T extends object>(told: readonly T[]): readonly T[] {
    return told.filter((each) => {
      const component = componentOf(each);
      return component !== undefined && this.has(component);
    });
  }
}
