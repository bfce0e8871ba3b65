import { type JsonRecord, listOf, recordOf } from './json-value.js';
import { compareOthers, takesOthers } from './schema-others.js';
import type { SchemaComparing } from './schema-comparing.js';

/** Compares the properties two schemas name, which are required, and whether there may be others. */
export function compareProperties(
  into: SchemaComparing,
  before: JsonRecord,
  now: JsonRecord,
  path: string,
): void {
  const old = recordOf(before['properties']);
  const current = recordOf(now['properties']);
  for (const name of propertyNames(before, now)) {
    const place = path ? `${path}.${name}` : name;
    const wasRequired = requires(before, name);
    const required = requires(now, name);
    const had = Object.hasOwn(old, name);
    const has = Object.hasOwn(current, name);
    if (has && !had) {
      noteNew(into, required && !wasRequired, place);
      continue;
    }
    if (had && has) into.compare(old[name], current[name], place);
    if (had && !has) noteGone(into, now, place);
    else if (wasRequired && !required) noteOptional(into, place);
    if (required && !wasRequired) noteRequired(into, place);
  }
  compareOthers(into, before, now, path);
}

function propertyNames(...schemas: readonly JsonRecord[]): ReadonlySet<string> {
  const all = schemas.flatMap(({ properties, required }) => [
    ...Object.keys(recordOf(properties)),
    ...listOf(required).map(String),
  ]);
  return new Set(all);
}

function requires({ required }: JsonRecord, name: string): boolean {
  return listOf(required).includes(name);
}

function noteNew(
  into: SchemaComparing,
  required: boolean,
  place: string,
): void {
  if (required && into.side === 'input') {
    into.note(place, 'breaking', 'is new and required');
  } else {
    into.note(place, 'additive', 'is new');
  }
}

function noteGone(into: SchemaComparing, now: JsonRecord, place: string): void {
  if (into.side === 'input' && takesOthers(now)) {
    const what = 'was removed; it may still be sent, undescribed';
    into.note(place, 'visible', what);
  } else {
    into.note(place, 'breaking', 'was removed');
  }
}

// Callers must send what is required; readers may miss what no longer is.
function noteRequired(into: SchemaComparing, place: string): void {
  const input = into.side === 'input';
  into.shift(
    place,
    'narrower',
    input ? 'is required now' : 'is always there now',
  );
}

function noteOptional(into: SchemaComparing, place: string): void {
  const input = into.side === 'input';
  into.shift(place, 'wider', input ? 'is optional now' : 'may be missing now');
}
