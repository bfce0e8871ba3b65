import { isSchemaObject } from '../child-schemas.js';
import type { JsonSchema } from '../json-schema.js';
import { resolveLocalRef } from '../local-ref.js';
import type { AllowedTypesFinder } from './allowed-types.js';

/** A schema and what its local references are relative to. */
export interface SchemaPart {
  readonly schema: JsonSchema;
  readonly resource: JsonSchema;
}

/**
 * A schema together with all that hold for the same value: its `allOf`, what
 * it refers to, and the one branch of a union that has a structure.
 * @param schema the schema
 * @param resource what its local references are relative to
 * @param types finds the types of union branches
 */
export function sameValueParts(
  schema: JsonSchema,
  resource: JsonSchema,
  types: AllowedTypesFinder,
): readonly SchemaPart[] {
  const parts = [partOf(schema, resource)];
  const seen = new Set([schema]);
  for (const part of parts)
    for (const next of besides(part, types)) {
      if (!isSchemaObject(next) || seen.has(next)) continue;
      seen.add(next);
      parts.push(partOf(next, part.resource));
    }
  return parts;
}

/**
 * The schemas coercion follows from a schema: of the same value, and of the
 * values inside it.
 * @param schema the schema
 * @param resource what its local references are relative to
 * @param types finds the types of union branches
 */
export function schemaParts(
  schema: JsonSchema,
  resource: JsonSchema,
  types: AllowedTypesFinder,
): readonly SchemaPart[] {
  return sameValueParts(schema, resource, types).flatMap((part) => {
    const { properties, additionalProperties, items, prefixItems } =
      part.schema;
    const inside = [
      ...(isSchemaObject(properties) ? Object.values(properties) : []),
      ...(Array.isArray(prefixItems) ? prefixItems : []),
      additionalProperties,
      items,
    ];
    return inside
      .filter(isSchemaObject)
      .map((child) => partOf(child, part.resource));
  });
}

/**
 * A schema as a part; one with `$id` is what its own references are relative to.
 * @param schema the schema
 * @param resource the resource around it
 */
export function partOf(schema: JsonSchema, resource: JsonSchema): SchemaPart {
  return {
    schema,
    resource: typeof schema.$id === 'string' ? schema : resource,
  };
}

function besides(
  { schema, resource }: SchemaPart,
  types: AllowedTypesFinder,
): readonly unknown[] {
  const { $ref, allOf, anyOf, oneOf } = schema;
  return [
    typeof $ref === 'string' ? resolveLocalRef(resource, $ref) : undefined,
    ...(Array.isArray(allOf) ? allOf : []),
    onlyStructure(anyOf, resource, types),
    onlyStructure(oneOf, resource, types),
  ];
}

// Which branch of several structures a value is meant for is not known before it is validated.
function onlyStructure(
  branches: unknown,
  resource: JsonSchema,
  types: AllowedTypesFinder,
): unknown {
  if (!Array.isArray(branches)) return undefined;
  const structures = branches.filter((branch) => {
    const allowed = types.find(branch, resource);
    return allowed.has('object') || allowed.has('array');
  });
  return structures.length === 1 ? structures[0] : undefined;
}
