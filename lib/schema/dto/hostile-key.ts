import type { SchemaIssue } from '../compiled-schema.js';
import { isObject } from '../is-object.js';

const HOSTILE = ['__proto__', 'constructor'];

/**
 * Most work class-transformer may be given with property names: it compares
 * each name of an object with each. Allows one object of 20,000 properties, or
 * many smaller ones, and takes about half a second.
 */
const MOST_COMPARISONS = 20_000 ** 2;

/**
 * Finds what class-transformer must not see: a property name it takes for the
 * class to create, or more properties than it can read in time.
 * @param value what a client sent; cycles are fine
 * @returns the first such place and what is wrong there
 */
export function findHostileKey(value: unknown): SchemaIssue | undefined {
  const waiting: { value: unknown; path: Path | undefined }[] = [
    { value, path: undefined },
  ];
  const seen = new Set<unknown>();
  let comparisons = 0;
  for (let next = waiting.pop(); next; next = waiting.pop()) {
    const { value: place, path } = next;
    if (!isObject(place) || seen.has(place)) continue;
    seen.add(place);
    const hostile = HOSTILE.find((key) => Object.hasOwn(place, key));
    if (hostile) {
      return {
        path: toList({ key: hostile, parent: path }),
        message: 'is not an allowed property name',
      };
    }
    const members = membersOf(place);
    if (!Array.isArray(place)) comparisons += members.length ** 2;
    if (comparisons > MOST_COMPARISONS) {
      return { path: toList(path), message: 'has too many properties' };
    }
    for (const [key, member] of members)
      if (isObject(member))
        waiting.push({ value: member, path: { key, parent: path } });
  }
  return undefined;
}

function membersOf(
  place: Readonly<Record<string, unknown>>,
): readonly [string | number, unknown][] {
  return Array.isArray(place) ? [...place.entries()] : Object.entries(place);
}

// Linked, because a list for each member of a deep value is quadratic.
interface Path {
  readonly key: string | number;
  readonly parent: Path | undefined;
}

function toList(path: Path | undefined): (string | number)[] {
  const list: (string | number)[] = [];
  for (let next = path; next; next = next.parent) list.unshift(next.key);
  return list;
}
