import type { CatalogSource } from '../catalog/catalog-source.js';
import type { CatalogEntry } from '../components/component.js';
import type { ConfigurationProblem } from '../errors/configuration-problem.js';
import type { ComponentScanner } from './component-scanner.js';
import { makeEntry } from './entry-factory.js';
import type { InputCompilation } from './input-builder.js';

/** What is found on the providers and controllers a server offers. */
export class DiscoveredSource implements CatalogSource {
  #entries: readonly CatalogEntry[] = [];

  /** @param id names the part of the application that is looked through */
  constructor(
    readonly id: string,
    private readonly scanner: ComponentScanner,
    private readonly compilation: InputCompilation,
  ) {}

  entries(): readonly CatalogEntry[] {
    return this.#entries;
  }

  /** Looks through the modules once. Gives every problem found; what has none is offered. */
  async discover(): Promise<readonly ConfigurationProblem[]> {
    const made = await Promise.all(
      this.scanner.scan().map((method) => makeEntry(method, this.compilation)),
    );
    this.#entries = made.flatMap(({ entry }) => (entry ? [entry] : []));
    return [
      ...made.flatMap(({ problems }) => problems),
      ...this.scanner.problems(),
    ];
  }
}
