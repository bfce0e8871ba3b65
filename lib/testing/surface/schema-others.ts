import { isRecord, type JsonRecord } from './json-value.js';
import type { SchemaComparing } from './schema-comparing.js';

/** Where a schema says something of the properties it does not name; the first is the usual one. */
const OTHERS = ['additionalProperties', 'unevaluatedProperties'];

/** Whether a schema takes properties it does not name, whatever they hold. */
export function takesOthers(schema: JsonRecord): boolean {
  return OTHERS.map((keyword) => schema[keyword] ?? true).every(
    (others) =>
      others === true || (isRecord(others) && Object.keys(others).length === 0),
  );
}

/** Compares what two schemas take as properties they do not name. */
export function compareOthers(
  into: SchemaComparing,
  before: JsonRecord,
  now: JsonRecord,
  path: string,
): void {
  for (const keyword of OTHERS) {
    const old = before[keyword] ?? true;
    const current = now[keyword] ?? true;
    if ((old === false) === (current === false)) {
      into.compare(old, current, path ? `${path}.*` : '*');
    } else if (old === false) {
      // Readers cope with one more property, named or not.
      into.note(path, 'additive', 'may have properties it does not name now');
    } else {
      into.shift(path, 'narrower', 'has no properties but those it names now');
    }
  }
}
