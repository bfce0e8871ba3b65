import { isSchemaObject } from './child-schemas.js';
import { isObject } from './is-object.js';
import type { JsonSchema } from './json-schema.js';
import { resolveLocalRef } from './local-ref.js';

const ANYTHING: JsonSchema = {};

/**
 * Whether a schema names a property, directly or in what it refers to and
 * combines. Properties that are only let pass (`additionalProperties`) are not named.
 *
 * @param root the schema of an object
 * @param path names from the root down, at least one
 */
export function hasProperty(
  root: JsonSchema,
  path: readonly string[],
): boolean {
  let places: readonly JsonSchema[] = [root];
  for (const name of path) {
    places = places.flatMap((place) => propertiesCalled(name, place, root));
  }
  return places.length > 0;
}

function propertiesCalled(
  name: string,
  place: JsonSchema,
  root: JsonSchema,
): JsonSchema[] {
  return [...variantsOf(place, root)].flatMap(({ properties }) => {
    if (!isObject(properties) || !Object.hasOwn(properties, name)) return [];
    const found = properties[name];
    if (isSchemaObject(found)) return [found];
    return found === false ? [] : [ANYTHING];
  });
}

/** The schema itself, and those that say something of the same value. */
function variantsOf(
  schema: JsonSchema,
  root: JsonSchema,
  seen = new Set<JsonSchema>(),
): ReadonlySet<JsonSchema> {
  if (seen.has(schema)) return seen;
  seen.add(schema);
  const { $ref, allOf, anyOf, oneOf } = schema;
  const parts: unknown[] = [
    typeof $ref === 'string' ? resolveLocalRef(root, $ref) : undefined,
    ...[allOf, anyOf, oneOf].filter(Array.isArray).flat(),
  ];
  for (const part of parts) {
    if (isSchemaObject(part)) variantsOf(part, root, seen);
  }
  return seen;
}
