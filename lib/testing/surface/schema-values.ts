import { brief, type JsonRecord, listOf, sameJson } from './json-value.js';
import type { SchemaComparing } from './schema-comparing.js';

/** The values a schema lists in `enum` or `const`; undefined where it lists none. */
export function listedValues(
  schema: JsonRecord,
): readonly unknown[] | undefined {
  if ('const' in schema) return [schema['const']];
  return Array.isArray(schema['enum']) ? listOf(schema['enum']) : undefined;
}

/** Compares the values two schemas list, where one of them lists any. */
export function compareValues(
  into: SchemaComparing,
  before: JsonRecord,
  now: JsonRecord,
  path: string,
): void {
  if (!listedValues(before) && !listedValues(now)) return;
  const old = listedValues(before) ?? impliedValues(before);
  const current = listedValues(now) ?? impliedValues(now);
  if (!old || !current) {
    const words = named(old ?? current ?? []);
    if (old) into.shift(path, 'wider', `is no longer limited to ${words}`);
    else into.shift(path, 'narrower', `is limited to ${words} now`);
    return;
  }
  const lost = old.filter((value) => !has(current, value));
  const gained = current.filter((value) => !has(old, value));
  if (lost.length > 0) into.shift(path, 'narrower', `lost ${named(lost)}`);
  if (gained.length > 0) into.shift(path, 'wider', `gained ${named(gained)}`);
}

/** What a type has few enough values of to list them. */
function impliedValues({ type }: JsonRecord): readonly unknown[] | undefined {
  if (type === 'null') return [null];
  return type === 'boolean' ? [true, false] : undefined;
}

function has(values: readonly unknown[], wanted: unknown): boolean {
  return values.some((value) => sameJson(value, wanted));
}

function named(values: readonly unknown[]): string {
  const word = values.length === 1 ? 'the value' : 'the values';
  return `${word} ${values.map(brief).join(', ')}`;
}
