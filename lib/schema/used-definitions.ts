import type { JsonSchema } from './json-schema.js';
import { isPlainObject } from './is-object.js';
import { moveReferences } from './move-references.js';

/** What names a place from the root on, without percent-encoding. */
const POINTER = /^#(\/[^%]*)?$/;
const DEFINITION = /^#\/\$defs\/([^/]+)/;

/**
 * A schema without the definitions under `$defs` that nothing in it refers to.
 * Where it refers to anything by an anchor or another id, all of them stay.
 */
export function usedDefinitions(schema: JsonSchema): JsonSchema {
  const { $defs, ...rest } = schema;
  if (!isPlainObject($defs)) return schema;
  const used = new Set<string>();
  const waiting = referencesIn(rest);
  for (const reference of waiting) {
    if (!POINTER.test(reference)) return schema;
    const name = definitionName(reference);
    if (name === undefined || used.has(name) || !Object.hasOwn($defs, name)) {
      continue;
    }
    used.add(name);
    const definition = $defs[name];
    if (isPlainObject(definition)) waiting.push(...referencesIn(definition));
  }
  const kept = Object.entries($defs).filter(([name]) => used.has(name));
  return kept.length === 0
    ? rest
    : { ...rest, $defs: Object.fromEntries(kept) };
}

function referencesIn(schema: JsonSchema): string[] {
  const references: string[] = [];
  moveReferences(schema, (reference) => {
    references.push(reference);
    return reference;
  });
  return references;
}

function definitionName(reference: string): string | undefined {
  const [, name] = DEFINITION.exec(reference) ?? [];
  return name?.replaceAll('~1', '/').replaceAll('~0', '~');
}
