import { isPlainObject } from '../schema/is-object.js';

/** Properties by name, of any type. */
export type Content = Readonly<Record<string, unknown>>;

const NO_CONTENT: ReadonlySet<string> = new Set(['constructor', '__proto__']);

/**
 * What an object says at this moment, apart from what becomes of it later.
 * Instances of classes are read with their getters and methods; schemas of
 * libraries, classes and functions are not copied.
 *
 * @throws whatever a getter throws; RangeError for data that contains itself
 */
export function contentOf(definition: object): Content {
  return Object.fromEntries(
    [...keysOf(definition)].map((key) => [
      key,
      copied(Reflect.get(definition, key)),
    ]),
  );
}

/**
 * Whether two contents say the same. Functions and instances of classes only
 * equal themselves: nothing tells what they hold.
 */
export function sameContent(a: unknown, b: unknown): boolean {
  if (Object.is(a, b)) return true;
  if (Array.isArray(a) && Array.isArray(b)) {
    return (
      a.length === b.length &&
      a.every((item, index) => sameContent(item, b[index]))
    );
  }
  if (!isData(a) || !isData(b)) return false;
  const keys = Object.keys(a);
  return (
    keys.length === Object.keys(b).length &&
    keys.every((key) => Object.hasOwn(b, key) && sameContent(a[key], b[key]))
  );
}

function keysOf(definition: object): ReadonlySet<string> {
  const keys = new Set<string>();
  for (
    let owner: object | null = definition;
    owner && (owner === definition || Object.getPrototypeOf(owner));
    owner = Object.getPrototypeOf(owner)
  ) {
    for (const key of Object.getOwnPropertyNames(owner)) {
      if (!NO_CONTENT.has(key)) keys.add(key);
    }
  }
  return keys;
}

function copied(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(copied);
  if (!isData(value)) return value;
  return Object.fromEntries(
    Object.entries(value).map(([key, each]) => [key, copied(each)]),
  );
}

/** Plain data; schemas of Valibot are plain objects, too, but work only as they are. */
function isData(value: unknown): value is Readonly<Record<string, unknown>> {
  return isPlainObject(value) && !('~standard' in value);
}
