import { decodePercent } from './percent-encoding.js';

/**
 * The parameters of a query, decoded. Of several with one name the first
 * counts, one without an equals sign is blank, and a plus is a space, as
 * everywhere in queries.
 *
 * @param query without its question mark
 * @returns undefined when the percent-encoding stands for no text
 */
export function queryParameters(
  query: string,
): ReadonlyMap<string, string> | undefined {
  const parameters = new Map<string, string>();
  for (const pair of query.split('&')) {
    if (pair === '') continue;
    const mark = pair.indexOf('=');
    const name = decoded(mark < 0 ? pair : pair.slice(0, mark));
    const value = decoded(mark < 0 ? '' : pair.slice(mark + 1));
    if (name === undefined || value === undefined) return undefined;
    if (!parameters.has(name)) parameters.set(name, value);
  }
  return parameters;
}

function decoded(text: string): string | undefined {
  return decodePercent(text.replaceAll('+', ' '));
}
