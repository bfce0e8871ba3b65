import { isSchemaObject } from '../child-schemas.js';
import type { JsonSchema } from '../json-schema.js';
import { resolveLocalRef } from '../local-ref.js';

/** The types a value may have at a place; `number` stands beside `integer`, never without it. */
export type AllowedTypes = ReadonlySet<string>;

const EVERY_TYPE: AllowedTypes = new Set([
  'string',
  'number',
  'integer',
  'boolean',
  'null',
  'object',
  'array',
]);
const NO_TYPE: AllowedTypes = new Set();

/**
 * Finds the types schemas allow, each schema once: branches that share
 * references would double the work at every step.
 */
export class AllowedTypesFinder {
  private readonly known = new Map<JsonSchema, AllowedTypes>();

  /**
   * The types a schema allows at its place; more than it really allows where
   * that cannot be told from types, `enum`, `const`, references and unions.
   * @param schema a schema, or what stands where one may be
   * @param resource what its local references are relative to
   */
  find(schema: unknown, resource: JsonSchema): AllowedTypes {
    if (schema === false) return NO_TYPE;
    if (!isSchemaObject(schema)) return EVERY_TYPE;
    const known = this.known.get(schema);
    if (known) return known;
    // A schema that leads back to itself limits nothing by that.
    this.known.set(schema, EVERY_TYPE);
    const types = this.limitsOf(schema, resource).reduce(intersection);
    this.known.set(schema, types);
    return types;
  }

  private limitsOf(schema: JsonSchema, resource: JsonSchema): AllowedTypes[] {
    const { type, const: only, enum: values, $ref, allOf } = schema;
    const find = (part: unknown) => this.find(part, resource);
    const limits = [EVERY_TYPE];
    if (type !== undefined) limits.push(namedTypes([type].flat()));
    if (only !== undefined) limits.push(typesOf([only]));
    if (Array.isArray(values)) limits.push(typesOf(values));
    if (typeof $ref === 'string') limits.push(find(refTarget(resource, $ref)));
    if (Array.isArray(allOf)) limits.push(...allOf.map(find));
    for (const branches of [schema.anyOf, schema.oneOf])
      if (Array.isArray(branches)) limits.push(union(branches.map(find)));
    return limits;
  }
}

// A reference that points to nothing says nothing about types.
function refTarget(resource: JsonSchema, ref: string): unknown {
  return resolveLocalRef(resource, ref) ?? true;
}

function namedTypes(names: readonly unknown[]): AllowedTypes {
  const types = new Set(names.filter((name) => typeof name === 'string'));
  return types.has('number') ? types.add('integer') : types;
}

function typesOf(values: readonly unknown[]): AllowedTypes {
  return new Set(values.flatMap(typeOf));
}

function typeOf(value: unknown): string[] {
  if (value === null) return ['null'];
  if (Array.isArray(value)) return ['array'];
  if (typeof value !== 'number') return [typeof value];
  return Number.isInteger(value) ? ['integer'] : ['number', 'integer'];
}

function union(sets: readonly AllowedTypes[]): AllowedTypes {
  return new Set(sets.flatMap((set) => [...set]));
}

function intersection(a: AllowedTypes, b: AllowedTypes): AllowedTypes {
  return new Set([...a].filter((type) => b.has(type)));
}

/**
 * The types a schema allows, for those who ask once.
 * @param schema a schema, or what stands where one may be
 * @param root the document its local references are relative to
 */
export function allowedTypesOf(
  schema: unknown,
  root: JsonSchema,
): AllowedTypes {
  return new AllowedTypesFinder().find(schema, root);
}
