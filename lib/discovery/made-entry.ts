import type { CatalogEntry } from '../components/component.js';
import type { ConfigurationProblem } from '../errors/configuration-problem.js';
import { SchemaException } from '../schema/schema.exception.js';

/** An entry of the catalog, or everything that keeps it from being one. */
export interface MadeEntry<E extends CatalogEntry = CatalogEntry> {
  readonly entry?: E;
  readonly problems: readonly ConfigurationProblem[];
}

/**
 * Runs the making of an entry; a schema that cannot be made joins the problems.
 *
 * @param where class and method
 * @param problems those known so far; with any of them nothing is offered
 */
export async function makeOrReport<E extends CatalogEntry>(
  where: string,
  problems: readonly ConfigurationProblem[],
  make: () => Promise<E>,
): Promise<MadeEntry<E>> {
  try {
    const entry = await make();
    return problems.length > 0
      ? { problems }
      : { entry: Object.freeze(entry), problems };
  } catch (error) {
    if (!(error instanceof SchemaException)) throw error;
    const { code, message, remedy } = error;
    return { problems: [...problems, { code, where, message, remedy }] };
  }
}
