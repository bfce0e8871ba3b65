import { isObject } from '../is-object.js';

const HOSTILE = ['__proto__', 'constructor'];

/**
 * Finds a property name that class-transformer must not see: it takes the
 * `constructor` property of an object for the class to create.
 * @param value what a client sent; cycles are fine
 * @returns the path of the first such property
 */
export function findHostileKey(
  value: unknown,
): readonly (string | number)[] | undefined {
  const waiting: { value: unknown; path: Path | undefined }[] = [
    { value, path: undefined },
  ];
  const seen = new Set<unknown>();
  for (let next = waiting.pop(); next; next = waiting.pop()) {
    const { value: place, path } = next;
    if (!isObject(place) || seen.has(place)) continue;
    seen.add(place);
    const hostile = HOSTILE.find((key) => Object.hasOwn(place, key));
    if (hostile) return toList({ key: hostile, parent: path });
    for (const [key, member] of membersOf(place))
      if (isObject(member))
        waiting.push({ value: member, path: { key, parent: path } });
  }
  return undefined;
}

function membersOf(
  place: Readonly<Record<string, unknown>>,
): Iterable<[string | number, unknown]> {
  return Array.isArray(place) ? place.entries() : Object.entries(place);
}

// Linked, because a list for each member of a deep value is quadratic.
interface Path {
  readonly key: string | number;
  readonly parent: Path | undefined;
}

function toList(path: Path): (string | number)[] {
  const list: (string | number)[] = [];
  for (let next: Path | undefined = path; next; next = next.parent)
    list.unshift(next.key);
  return list;
}
