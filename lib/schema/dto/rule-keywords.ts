import type { JsonSchema } from '../json-schema.js';
import type { SchemaDirection } from '../validation-mode.js';
import type { ConstraintMeaning } from './constraints/constraint-meaning.js';
import { CONSTRAINTS } from './constraints/constraints.js';
import type { DtoRule } from './dto-peers.js';
import type { JsonType } from './json-type.js';
import { mergeKeywords } from './merge-keywords.js';
import { isOwnClass } from './own-class.js';

/** Where the values a declared type is about are: the value itself, its items, or its members. */
export type ChildPlace = 'self' | 'items' | 'members';

const DECLARED: ReadonlyMap<unknown, JsonSchema & { type: JsonType }> = new Map<
  unknown,
  JsonSchema & { type: JsonType }
>([
  [String, { type: 'string' }],
  [Number, { type: 'number' }],
  [Boolean, { type: 'boolean' }],
  [Date, { type: 'string', format: 'date-time' }],
]);

/**
 * The keywords for all decorators of a property, those for its items under `items`.
 * @param rules the decorators
 * @param context where the declared type applies, and that type
 */
export function ruleKeywords(
  rules: readonly DtoRule[],
  context: { place: ChildPlace; type: unknown; io: SchemaDirection },
): JsonSchema {
  const { place, type, io } = context;
  if (place === 'self') return valueKeywords(rules, baseOf(rules, type), io);
  const container = place === 'items' ? 'array' : 'object';
  const keyword = place === 'items' ? 'items' : 'additionalProperties';
  const own = rules.filter(({ each }) => !each);
  const each = rules.filter((rule) => rule.each);
  const inside = valueKeywords(each, baseOf(each, type), io);
  return {
    ...valueKeywords(own, { type: container }, io),
    type: container,
    ...(Object.keys(inside).length > 0 && { [keyword]: inside }),
  };
}

/**
 * The type that decorators ask for.
 * @param rules decorators of one value
 * @returns undefined when none of them is about a type
 */
export function ruleType(rules: readonly DtoRule[]): JsonType | undefined {
  const types = meanings(rules).map(({ rule, meaning }) =>
    meaning.type?.(rule.constraints ?? []),
  );
  return types.includes('integer')
    ? 'integer'
    : types.find((type) => type !== undefined);
}

function valueKeywords(
  rules: readonly DtoRule[],
  base: { readonly type?: JsonType },
  io: SchemaDirection,
): JsonSchema {
  const parts = meanings(rules).map(
    ({ rule, meaning }) =>
      meaning.keywords?.(rule.constraints ?? [], { type: base.type, io }) ?? {},
  );
  const merged = mergeKeywords(parts);
  // An enum of mixed types says more than the one type that was declared.
  const listed = 'enum' in merged || 'const' in merged;
  return listed && ruleType(rules) === undefined
    ? merged
    : { ...base, ...merged };
}

function baseOf(
  rules: readonly DtoRule[],
  declared: unknown,
): { readonly type?: JsonType } {
  const type = ruleType(rules);
  if (type) return { type };
  if (isOwnClass(declared)) return { type: 'object' };
  return DECLARED.get(declared) ?? {};
}

function meanings(
  rules: readonly DtoRule[],
): { rule: DtoRule; meaning: ConstraintMeaning }[] {
  return rules.flatMap((rule) => {
    const meaning = CONSTRAINTS.get(rule.name ?? '');
    return meaning ? [{ rule, meaning }] : [];
  });
}
