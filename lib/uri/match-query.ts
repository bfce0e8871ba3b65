import { queryParameters } from './query-parameters.js';
import type { ParsedTemplate } from './template-part.js';

/**
 * Reads the parameters of a query into the values: blank ones are kept, and
 * those the template does not name are ignored.
 *
 * @returns false when a parameter the template always has is missing or another
 */
export function matchQuery(
  { fixed, query: names }: ParsedTemplate,
  query: string | undefined,
  values: Record<string, string>,
): boolean {
  if (names.length === 0 && fixed.parameters.size === 0) return true;
  const sent = queryParameters(query ?? '');
  if (!sent) return false;
  for (const name of names) {
    const value = sent.get(name);
    if (value !== undefined) values[name] = value;
  }
  return [...fixed.parameters].every(
    ([name, value]) => sent.get(name) === value,
  );
}
