import { isSchemaObject } from './child-schemas.js';
import type { JsonSchema } from './json-schema.js';
import { resolveLocalRef } from './local-ref.js';

/**
 * The values a property may have where its schema names them all, as text:
 * those of an `enum`, a `const`, a boolean, or a union of such.
 *
 * @param root the schema of an object
 * @param property one of its properties
 * @returns undefined where the schema allows more than it names
 */
export function schemaValues(
  root: JsonSchema,
  property: string,
): readonly string[] | undefined {
  const { properties } = root;
  if (!isSchemaObject(properties) || !Object.hasOwn(properties, property)) {
    return undefined;
  }
  const values = valuesOf(properties[property], root, new Map());
  return values && [...new Set(values)];
}

type Values = readonly string[] | undefined;

/** @param known schemas looked at so far, so that none is looked at twice */
function valuesOf(
  schema: unknown,
  root: JsonSchema,
  known: Map<JsonSchema, Values>,
): Values {
  if (!isSchemaObject(schema)) return undefined;
  if (known.has(schema)) return known.get(schema);
  // A schema that leads back to itself names nothing.
  known.set(schema, undefined);
  const values = namedValues(
    schema,
    (part) => valuesOf(part, root, known),
    root,
  );
  known.set(schema, values);
  return values;
}

function namedValues(
  { enum: named, const: only, type, $ref, anyOf, oneOf }: JsonSchema,
  recurse: (part: unknown) => Values,
  root: JsonSchema,
): Values {
  if (Array.isArray(named)) return texts(named);
  if (only !== undefined) return texts([only]);
  if (type === 'boolean') return ['true', 'false'];
  if (type === 'null') return [];
  if (typeof $ref === 'string') return recurse(resolveLocalRef(root, $ref));
  const branches = anyOf ?? oneOf;
  if (!Array.isArray(branches)) return undefined;
  const all = branches.map(recurse);
  return all.every((values) => values !== undefined) ? all.flat() : undefined;
}

function texts(values: readonly unknown[]): string[] {
  return values
    .filter((value) => value !== null && typeof value !== 'object')
    .map(String);
}
