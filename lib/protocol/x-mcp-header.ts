import type { JsonSchema } from '../schema/json-schema.js';
import { isJsonObject, type JsonObject } from './json-object.js';

/** An argument that a modern client repeats in a header, for proxies to route by (SEP-2243). */
export interface ParamHeader {
  /** Property names from the arguments to the value. */
  readonly path: readonly string[];
  /** Header name as declared, such as `Mcp-Param-Region`. */
  readonly name: string;
  /** Whether the two are compared as numbers. */
  readonly numeric: boolean;
}

const KEYWORD = 'x-mcp-header';
const TOKEN = /^[!#$%&'*+\-.^_`|~0-9A-Za-z]+$/;
const TYPES: ReadonlySet<unknown> = new Set([
  'string',
  'integer',
  'boolean',
  'number',
]);
const ONE_OR_MORE = [
  'items',
  'prefixItems',
  'contains',
  'additionalProperties',
  'unevaluatedProperties',
  'unevaluatedItems',
  'propertyNames',
  'oneOf',
  'anyOf',
  'allOf',
  'not',
  'if',
  'then',
  'else',
];
const NAMED = ['patternProperties', 'dependentSchemas', '$defs', 'definitions'];

const scanned = new WeakMap<JsonSchema, readonly ParamHeader[]>();

/**
 * The headers an input schema declares with `x-mcp-header`. One wrong
 * declaration — not a token, not unique, not on a primitive, or out of reach of
 * plain `properties` — voids them all, as the specification has it. `number` is
 * not allowed either, but clients send the header, so it is checked.
 */
export function paramHeaders(schema: JsonSchema): readonly ParamHeader[] {
  let headers = scanned.get(schema);
  if (!headers) {
    const found: ParamHeader[] = [];
    headers = collect(schema, [], found) ? found : [];
    scanned.set(schema, headers);
  }
  return headers;
}

function collect(
  schema: unknown,
  path: readonly string[],
  found: ParamHeader[],
): boolean {
  if (!isJsonObject(schema)) return true;
  if (KEYWORD in schema && !declare(schema, path, found)) return false;
  const { properties } = schema;
  const reachable = isJsonObject(properties)
    ? Object.entries(properties).every(([name, child]) =>
        collect(child, [...path, name], found),
      )
    : true;
  return reachable && outOfReach(schema).every((child) => !mentions(child));
}

function declare(
  schema: JsonObject,
  path: readonly string[],
  found: ParamHeader[],
): boolean {
  const { [KEYWORD]: name, type } = schema;
  if (typeof name !== 'string' || !TOKEN.test(name)) return false;
  const header = `Mcp-Param-${name}`;
  const taken = found.some((other) => sameHeader(other.name, header));
  if (taken || path.length === 0 || !TYPES.has(type)) return false;
  found.push({
    path,
    name: header,
    numeric: type === 'integer' || type === 'number',
  });
  return true;
}

function sameHeader(one: string, other: string): boolean {
  return one.toLowerCase() === other.toLowerCase();
}

function outOfReach(schema: JsonObject): readonly unknown[] {
  return [
    ...ONE_OR_MORE.flatMap((keyword) => schema[keyword]),
    ...NAMED.flatMap((keyword) => Object.values(schema[keyword] ?? {})),
  ];
}

function mentions(schema: unknown): boolean {
  if (!isJsonObject(schema)) return false;
  if (KEYWORD in schema) return true;
  const properties = Object.values(schema['properties'] ?? {});
  return [...properties, ...outOfReach(schema)].some(mentions);
}
