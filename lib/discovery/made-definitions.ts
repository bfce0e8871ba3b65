import { Logger, type Type } from '@nestjs/common';
import type { CatalogEntry } from '../components/component.js';
import type { ComponentDefinition } from '../decorators/component-definition.js';
import type { ConfigurationProblem } from '../errors/configuration-problem.js';
import type { Module } from '../nest.js';
import { contentOf, sameContent } from './definition-content.js';
import { makeDefined } from './definition-factory.js';
import { duplicateDefinition, keyOf } from './definition-key.js';
import { isPlainObject } from '../schema/is-object.js';
import type { InputCompilation } from './input-builder.js';

/** What became of a definition: an entry and its content, or what was said to be wrong with it. */
interface Outcome {
  readonly content?: unknown;
  readonly entry?: CatalogEntry;
  readonly told?: string;
}

type Outcomes = Map<string, Outcome>;

const logger = new Logger('McpCatalog');

/**
 * Entries made of definitions that come again and again: one that says what it
 * said before gives the entry it gave before, so that calls, plans and lists
 * notice nothing. What is wrong is warned of once, until it is wrong otherwise.
 */
export class MadeDefinitions {
  #outcomes: Outcomes = new Map();

  /** @param limit most outcomes kept when definitions are made one by one */
  constructor(
    private readonly module: Module,
    private readonly compilation: InputCompilation,
    private readonly owner: Type | undefined,
    private readonly limit = Number.POSITIVE_INFINITY,
  ) {}

  /** Makes all of a list, and keeps nothing that is not in it. Of two that clients could not tell apart the first stays. */
  async replace(
    definitions: readonly ComponentDefinition[],
  ): Promise<readonly CatalogEntry[]> {
    const outcomes: Outcomes = new Map();
    for (const definition of definitions) {
      const key = keyOf(definition);
      if (outcomes.get(key)?.entry) {
        const again = `${key}\nagain`;
        const problem = duplicateDefinition(definition, this.owner);
        outcomes.set(again, this.#refused(again, [problem]));
      } else {
        outcomes.set(key, await this.#make(key, definition));
      }
    }
    this.#outcomes = outcomes;
    return [...outcomes.values()].flatMap(({ entry }) => entry ?? []);
  }

  /** Makes one. */
  async make(
    definition: ComponentDefinition,
  ): Promise<CatalogEntry | undefined> {
    const key = keyOf(definition);
    const outcome = await this.#make(key, definition);
    // What was used last stands last, and stays longest.
    this.#outcomes.delete(key);
    this.#outcomes.set(key, outcome);
    for (const oldest of this.#outcomes.keys()) {
      if (this.#outcomes.size <= this.limit) break;
      this.#outcomes.delete(oldest);
    }
    return outcome.entry;
  }

  async #make(key: string, definition: ComponentDefinition): Promise<Outcome> {
    const known = this.#outcomes.get(key);
    const content = readable(definition);
    if (known?.entry && sameContent(content, known.content)) return known;
    const { entry, problems } = await makeDefined(
      definition,
      this.module,
      this.compilation,
      { ...(this.owner && { owner: this.owner }) },
    );
    return entry ? { content, entry } : this.#refused(key, problems);
  }

  #refused(key: string, problems: readonly ConfigurationProblem[]): Outcome {
    const told = problems
      .map(
        ({ code, where, message, remedy }) =>
          `${where} is left out: ${message} [${code}] → ${remedy}`,
      )
      .join('\n');
    if (this.#outcomes.get(key)?.told !== told) logger.warn(told);
    return { told };
  }
}

/**
 * `undefined` for what cannot be read; making it says why. An instance of a
 * class says only what it shows: another may hold something else.
 */
function readable(definition: ComponentDefinition): unknown {
  try {
    const content = contentOf(Object(definition));
    return isPlainObject(definition)
      ? { content }
      : { content, instance: definition };
  } catch {
    return undefined;
  }
}
