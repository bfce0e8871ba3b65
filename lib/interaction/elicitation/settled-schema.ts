import { isSchemaObject } from '../../schema/child-schemas.js';
import type { JsonSchema } from '../../schema/json-schema.js';
import { resolveLocalRef } from '../../schema/local-ref.js';
import { mergeParts } from './merge-parts.js';

/** A schema reduced to what can be looked at directly. */
export interface SettledSchema {
  /** Its keywords, those of references and of `allOf` among them; without null. */
  readonly keywords: JsonSchema;
  /** Whether null is a value of it. */
  readonly nullable: boolean;
  /** The branches of its `anyOf` or `oneOf` that are about something else than null. */
  readonly alternatives: readonly SettledSchema[];
}

const ANYTHING: SettledSchema = {
  keywords: {},
  nullable: false,
  alternatives: [],
};

/**
 * Follows the references of a schema, merges what has to hold together, and
 * takes null out of types, enums and unions.
 *
 * @param schema a schema; what is none, or refers to itself, says nothing
 * @param root the document its references are about
 */
export function settleSchema(schema: unknown, root: JsonSchema): SettledSchema {
  return settle(schema, root, new Set());
}

function settle(
  schema: unknown,
  root: JsonSchema,
  above: ReadonlySet<unknown>,
): SettledSchema {
  if (!isSchemaObject(schema) || above.has(schema)) return ANYTHING;
  const inside = new Set([...above, schema]);
  const recurse = (part: unknown): SettledSchema => settle(part, root, inside);
  const { $ref, allOf, anyOf, oneOf, nullable, ...own } = schema;
  const target = typeof $ref === 'string' ? [resolveLocalRef(root, $ref)] : [];
  const parts = [...target, ...listOf(allOf)].map(recurse);
  const branches = [...listOf(anyOf), ...listOf(oneOf)].map(recurse);
  const alternatives = [
    ...parts.flatMap((part) => part.alternatives),
    ...branches.filter((branch) => !isNull(branch) && saysSomething(branch)),
  ];
  const [only] = alternatives;
  // What is left of a union with null is the schema itself; an option keeps its title apart.
  const folded =
    only && alternatives.length === 1 && !('const' in only.keywords)
      ? only
      : undefined;
  const merged = mergeParts([
    ...parts.map(({ keywords }) => keywords),
    ...(folded ? [folded.keywords] : []),
    own,
  ]);
  return {
    keywords: withoutNull(merged),
    nullable:
      nullable === true ||
      allowsNull(merged) ||
      branches.some((branch) => branch.nullable || isNull(branch)) ||
      parts.some((part) => part.nullable),
    alternatives: folded ? folded.alternatives : alternatives,
  };
}

function listOf(value: unknown): readonly unknown[] {
  return Array.isArray(value) ? value : [];
}

function isNull({ keywords: { type, const: only } }: SettledSchema): boolean {
  return type === 'null' || only === null;
}

// A branch without keywords is how a DTO says that anything goes under some condition.
function saysSomething({ keywords, alternatives }: SettledSchema): boolean {
  return Object.keys(keywords).length > 0 || alternatives.length > 0;
}

function allowsNull({ type, enum: values }: JsonSchema): boolean {
  return (
    (Array.isArray(type) && type.includes('null')) ||
    (type === undefined && listOf(values).includes(null))
  );
}

function withoutNull(keywords: JsonSchema): JsonSchema {
  const { type, enum: values, ...others } = keywords;
  return {
    ...(type !== undefined && { type: singleType(type) }),
    ...(Array.isArray(values) && {
      enum: values.filter((value) => value !== null),
    }),
    ...others,
  };
}

function singleType(type: unknown): unknown {
  if (!Array.isArray(type)) return type;
  const types = type.filter((name) => name !== 'null');
  const [first] = types;
  if (types.length === 1) return first;
  return types.length === 2 &&
    types.includes('integer') &&
    types.includes('number')
    ? 'number'
    : types;
}
