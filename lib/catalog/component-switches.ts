import type { CatalogEntry } from '../components/component.js';
import type { CatalogLayer } from './catalog-layer.js';
import { keepComponents } from './keep-components.js';
import { isEnabled, type VisibilityRule } from './visibility-rules.js';

/** What an application enabled and disabled while its server runs: the last of the server's layers. */
export class ComponentSwitches implements CatalogLayer {
  readonly name = 'McpServerRef.disable()';
  #rules: readonly VisibilityRule[] = [];

  apply(entries: readonly CatalogEntry[]): readonly CatalogEntry[] {
    const rules = this.#rules;
    if (rules.length === 0) return entries;
    return keepComponents(entries, (component) => isEnabled(component, rules));
  }

  /** Adds a rule, which overrides those before it; gives what takes it back. */
  add(rule: VisibilityRule): () => void {
    const about = aboutOf(rule);
    // What a rule says anew need not be kept: switching to and fro for months stays short.
    return this.#set([
      ...this.#rules.filter((each) => aboutOf(each) !== about),
      rule,
    ]);
  }

  /** Forgets all rules; gives what takes that back. */
  reset(): () => void {
    return this.#set([]);
  }

  #set(rules: readonly VisibilityRule[]): () => void {
    const before = this.#rules;
    this.#rules = rules;
    return () => {
      this.#rules = before;
    };
  }
}

function aboutOf({ action: _, ...criteria }: VisibilityRule): string {
  return JSON.stringify(
    Object.entries(criteria).sort(([a], [b]) => (a < b ? -1 : 1)),
  );
}
