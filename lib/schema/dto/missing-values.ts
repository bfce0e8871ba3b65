import type { DtoRule } from './dto-peers.js';
import type { DtoScope } from './dto-scope.js';
import { isBuiltIn, isNested, refuses } from './rule-checks.js';
import { skippedValues } from './skipped-values.js';

/** What decorators make of a property that is not there, or is null. */
export interface MissingValues {
  /** Whether leaving the property out is refused, as far as initialisers do not help. */
  readonly required: boolean;
  /** Whether the schema is to say that null is fine. */
  readonly nullable: boolean;
  /** Whether anything at all may be fine, depending on other properties. */
  readonly conditional: boolean;
}

/**
 * Reads what decorators make of missing values.
 * @param rules the decorators of one property
 * @param scope options and direction
 */
export function missingValues(
  rules: readonly DtoRule[],
  scope: DtoScope,
): MissingValues {
  const { options, io, peers } = scope;
  const skipped = skippedValues(rules, peers);
  const defined = rules.some(isDefined);
  const { skipMissingProperties: skipsBoth } = options;
  const skipsUndefined = options.skipUndefinedProperties || skipsBoth;
  const skipsNull = options.skipNullProperties || skipsBoth;
  const optional = skipped.undefined || (skipsUndefined && !defined);
  const nullable = skipped.null || (skipsNull === true && !defined);
  return {
    required: !optional && rules.some((rule) => refusesMissing(rule, scope)),
    // A model leaves out what it has no value for; a handler may say null for it.
    nullable: nullable && (io === 'output' || !optional),
    conditional: skipped.any,
  };
}

function refusesMissing(rule: DtoRule, scope: DtoScope): boolean {
  // class-validator lets a nested object be missing, and a handler hardly expects that.
  if (isNested(rule)) return scope.io === 'input';
  if (rule.validateIf) return false;
  if (isBuiltIn(rule)) return refuses(rule, undefined, scope);
  return rule.type === 'customValidation';
}

function isDefined({ name }: DtoRule): boolean {
  return name === 'isDefined';
}
