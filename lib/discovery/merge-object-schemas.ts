import { isDeepStrictEqual } from 'node:util';
import type { JsonSchema } from '../schema/json-schema.js';
import { SchemaException } from '../schema/schema.exception.js';
import { MCP_AMBIGUOUS_DEFINITION } from './discovery-error-codes.js';

/**
 * One object schema for parameters that share the input: the properties of
 * all, and what any of them requires. Definitions are lifted to the root, where
 * their references point.
 *
 * @throws SchemaException when two schemas define different things under one name
 */
export function mergeObjectSchemas(schemas: readonly JsonSchema[]): JsonSchema {
  const properties: Record<string, unknown> = {};
  const definitions: Record<string, unknown> = {};
  const required = new Set<unknown>();
  for (const schema of schemas) {
    for (const [name, property] of Object.entries(
      recordOf(schema['properties']),
    )) {
      properties[name] = lift(property, definitions);
    }
    define(definitions, recordOf(schema['$defs']));
    const names = schema['required'];
    if (Array.isArray(names)) for (const name of names) required.add(name);
  }
  return {
    type: 'object',
    properties,
    ...(required.size > 0 && { required: [...required] }),
    additionalProperties: false,
    ...(Object.keys(definitions).length > 0 && { $defs: definitions }),
  };
}

/**
 * A schema that may refer to itself, as one that stands below the root: `#` no
 * longer means it there, so a definition takes its place.
 *
 * @param name what the definition is to be called
 */
export function asDefinition(schema: JsonSchema, name: string): JsonSchema {
  const target = `#/$defs/${name}`;
  const rebased = recordOf(rebase(schema, target));
  if (isDeepStrictEqual(rebased, schema)) return schema;
  const { $defs, ...self } = rebased;
  return { $ref: target, $defs: { ...recordOf($defs), [name]: self } };
}

function rebase(node: unknown, target: string): unknown {
  if (Array.isArray(node)) return node.map((item) => rebase(item, target));
  if (typeof node !== 'object' || node === null) return node;
  return Object.fromEntries(
    Object.entries(node).map(([key, value]) => [
      key,
      key === '$ref' && value === '#' ? target : rebase(value, target),
    ]),
  );
}

function lift(
  property: unknown,
  definitions: Record<string, unknown>,
): unknown {
  const schema = recordOf(property);
  if (schema['$defs'] === undefined) return property;
  const { $defs, ...rest } = schema;
  define(definitions, recordOf($defs));
  return rest;
}

function define(
  definitions: Record<string, unknown>,
  more: Readonly<Record<string, unknown>>,
): void {
  for (const [name, definition] of Object.entries(more)) {
    if (
      Object.hasOwn(definitions, name) &&
      !isDeepStrictEqual(definitions[name], definition)
    ) {
      throw new SchemaException(
        MCP_AMBIGUOUS_DEFINITION,
        `two of its parameters use different classes called ${name}.`,
        `Rename one of the classes called ${name}.`,
      );
    }
    definitions[name] = definition;
  }
}

function recordOf(value: unknown): Record<string, unknown> {
  return typeof value === 'object' && value !== null
    ? Object.fromEntries(Object.entries(value))
    : {};
}
