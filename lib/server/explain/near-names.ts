import type { CatalogEntry } from '../../components/component.js';
import type { LookupKind } from '../../catalog/catalog-layer.js';

const MOST = 3;
/** Longer names are not compared: that takes the square of their length. */
const LONGEST = 256;

/** What clients know an entry by; `undefined` for one of another kind. */
export function nameOf(
  entry: CatalogEntry,
  kind: LookupKind,
): string | undefined {
  switch (entry.kind) {
    case 'tool':
    case 'prompt':
      return entry.kind === kind ? entry.name : undefined;
    case 'resource':
      return kind === 'resource' ? entry.uri : undefined;
    case 'resource-template':
      return kind === 'resource' ? entry.template.text : undefined;
    case 'completion':
      return undefined;
  }
}

/**
 * Those of some names that may have been meant by another, the nearest first.
 *
 * @param sure are nearest, however they look
 */
export function nearNames(
  meant: string,
  names: readonly string[],
  sure: readonly string[],
): readonly string[] {
  return [...new Set([...sure, ...lookAlikes(meant, names)])].slice(0, MOST);
}

function lookAlikes(
  meant: string,
  names: readonly string[],
): readonly string[] {
  if (meant.length > LONGEST) return [];
  const furthest = Math.max(2, Math.floor(meant.length / 3));
  const near = names.flatMap((name) => {
    if (Math.abs(name.length - meant.length) > furthest) return [];
    const distance = distanceOf(meant.toLowerCase(), name.toLowerCase());
    return distance <= furthest ? [{ name, distance }] : [];
  });
  return near.sort((a, b) => a.distance - b.distance).map(({ name }) => name);
}

/** How many characters are to be added, left out or replaced (Levenshtein). */
function distanceOf(from: string, to: string): number {
  let row = Array.from({ length: to.length + 1 }, (_, index) => index);
  for (let at = 1; at <= from.length; at += 1) {
    const next = [at];
    for (let index = 1; index <= to.length; index += 1) {
      const isSame = from[at - 1] === to[index - 1];
      next.push(
        Math.min(
          (next[index - 1] ?? 0) + 1,
          (row[index] ?? 0) + 1,
          (row[index - 1] ?? 0) + (isSame ? 0 : 1),
        ),
      );
    }
    row = next;
  }
  return row[to.length] ?? 0;
}
