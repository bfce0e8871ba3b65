import { CONSTRAINTS } from './constraints/constraints.js';
import type { DtoRule } from './dto-peers.js';
import type { DtoScope } from './dto-scope.js';

/**
 * Tells whether a decorator is `@ValidateNested()`.
 * @param rule the decorator
 */
export function isNested({ type }: DtoRule): boolean {
  return type === 'nestedValidation';
}

/**
 * Tells whether a decorator refuses values; others only let properties be, or
 * say when the rest applies.
 * @param rule the decorator
 */
export function isCheck(rule: DtoRule): boolean {
  return rule.type === 'customValidation' || isBuiltIn(rule) || isNested(rule);
}

/**
 * Tells whether a decorator is one of class-validator's own, of which it is
 * known what they say. Custom validators may need what only a request has, so
 * they are never asked at start-up.
 * @param rule the decorator
 */
export function isBuiltIn({ name }: DtoRule): boolean {
  return CONSTRAINTS.has(name ?? '');
}

/**
 * Tells whether one of class-validator's own decorators refuses a value.
 * @param rule the decorator
 * @param value the value; undefined where there is none
 * @param scope with the validators
 */
export function refuses(
  rule: DtoRule,
  value: unknown,
  { peers }: DtoScope,
): boolean {
  return (
    isBuiltIn(rule) &&
    peers.rules
      .getTargetValidatorConstraints(rule.constraintCls)
      .some(({ instance }) => !instance.validate(value, rule))
  );
}
