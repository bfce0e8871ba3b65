import { isSchemaObject } from '../schema/child-schemas.js';
import type { JsonSchema } from '../schema/json-schema.js';
import { resolveLocalRef } from '../schema/local-ref.js';

/** The arguments an input schema names. */
export interface SchemaArguments {
  readonly names: ReadonlySet<string>;
  /** Those that must be there, as far as all shapes of the input agree. */
  readonly required: ReadonlySet<string>;
}

/** Reads the arguments of an input schema, those of what it refers to and combines as well. */
export function schemaArguments(root: JsonSchema): SchemaArguments {
  const names = new Set<string>();
  const required = new Set<string>();
  collect(root, { root, names, required, seen: new Set() }, true);
  return { names, required };
}

interface Collection {
  readonly root: JsonSchema;
  readonly names: Set<string>;
  readonly required: Set<string>;
  readonly seen: Set<JsonSchema>;
}

function collect(
  schema: unknown,
  collection: Collection,
  isCertain: boolean,
): void {
  const { root, names, required, seen } = collection;
  if (!isSchemaObject(schema) || seen.has(schema)) return;
  seen.add(schema);
  const { properties, required: listed, $ref, allOf, anyOf, oneOf } = schema;
  if (isSchemaObject(properties)) {
    for (const name of Object.keys(properties)) names.add(name);
  }
  if (isCertain && Array.isArray(listed)) {
    for (const name of listed) required.add(String(name));
  }
  if (typeof $ref === 'string') {
    collect(resolveLocalRef(root, $ref), collection, isCertain);
  }
  for (const part of listOf(allOf)) collect(part, collection, isCertain);
  for (const part of [...listOf(anyOf), ...listOf(oneOf)]) {
    collect(part, collection, false);
  }
}

function listOf(value: unknown): readonly unknown[] {
  return Array.isArray(value) ? value : [];
}
