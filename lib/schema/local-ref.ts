import { isObject } from './is-object.js';
import { childSchemas } from './child-schemas.js';
import type { JsonSchema } from './json-schema.js';

/**
 * What a reference inside one JSON Schema document points to.
 * @param root the document, or the embedded resource the reference stands in
 * @param ref `#`, a JSON pointer (`#/$defs/x`) or an anchor (`#x`)
 * @returns the schema there; undefined when there is none or the reference leaves the document
 */
export function resolveLocalRef(root: JsonSchema, ref: string): unknown {
  if (ref === '#') return root;
  if (!ref.startsWith('#')) return undefined;
  const fragment = decodeFragment(ref.slice(1));
  if (fragment === undefined) return undefined;
  return fragment.startsWith('/')
    ? followPointer(root, fragment)
    : findAnchor(root, fragment);
}

function decodeFragment(fragment: string): string | undefined {
  try {
    return decodeURIComponent(fragment);
  } catch {
    return undefined;
  }
}

function followPointer(root: JsonSchema, pointer: string): unknown {
  let place: unknown = root;
  for (const token of pointer.slice(1).split('/')) {
    const key = token.replaceAll('~1', '/').replaceAll('~0', '~');
    if (!isObject(place) || !Object.hasOwn(place, key)) return undefined;
    place = place[key];
  }
  return place;
}

function findAnchor(root: JsonSchema, anchor: string): unknown {
  const waiting: JsonSchema[] = [root];
  const seen = new Set<JsonSchema>(waiting);
  for (const schema of waiting) {
    if (schema.$anchor === anchor || schema.$dynamicAnchor === anchor)
      return schema;
    for (const child of childSchemas(schema)) {
      if (seen.has(child)) continue;
      seen.add(child);
      waiting.push(child);
    }
  }
  return undefined;
}
