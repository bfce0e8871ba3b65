import fc from 'fast-check';
import { isObject } from '../../../lib/schema/is-object.js';

type Path = readonly (string | number)[];

const PUT: readonly unknown[] = [
  '',
  'a',
  'abcd',
  'red',
  'circle',
  'square',
  'mail',
  '1',
  0,
  1,
  6,
  -1,
  1.5,
  true,
  null,
  undefined,
  {},
  [],
  [1],
  ['red', 'red'],
  { kind: 'circle', radius: 1 },
];
const NAMES = ['extra', 'kind', 'secret', 'n', 'name', 'children', 'note'];

/** Values that differ from one in a place or two: something else is there, nothing, or something more. */
export function changed(value: object): fc.Arbitrary<unknown> {
  const change = fc.record({
    at: fc.nat(),
    put: fc.constantFrom(...PUT),
    name: fc.option(fc.constantFrom(...NAMES), { nil: undefined }),
  });
  return fc
    .array(change, { minLength: 1, maxLength: 2 })
    .map((changes) =>
      changes.reduce<unknown>(
        (current, { at, put, name }) => apply(current, at, put, name),
        structuredClone(value),
      ),
    );
}

function apply(
  value: unknown,
  at: number,
  put: unknown,
  name: string | undefined,
): unknown {
  const paths = pathsOf(value, []);
  const path = paths[at % paths.length] ?? [];
  return replace(value, name === undefined ? path : [...path, name], put);
}

function pathsOf(value: unknown, path: Path): readonly Path[] {
  if (!isObject(value)) return [path];
  const inside = Array.isArray(value)
    ? value.map((item: unknown, index) => pathsOf(item, [...path, index]))
    : Object.entries(value).map(([key, item]) => pathsOf(item, [...path, key]));
  return [path, ...inside.flat()];
}

function replace(value: unknown, path: Path, put: unknown): unknown {
  const [key, ...rest] = path;
  if (key === undefined) return put;
  if (!isObject(value)) return value;
  if (Array.isArray(value))
    return value.map((item: unknown, index) =>
      index === key ? replace(item, rest, put) : item,
    );
  return { ...value, [key]: replace(value[key], rest, put) };
}
