import type { DtoPeers, DtoRule } from './dto-peers.js';

/** For which values of a property its decorators are not carried out. */
export interface SkippedValues {
  readonly undefined: boolean;
  readonly null: boolean;
  /** Whether it may be for any value, depending on what a function says. */
  readonly any: boolean;
}

/**
 * Reads the conditions of a property. `@IsOptional()` and comparisons of the
 * value itself with null or undefined are understood; what any other
 * `@ValidateIf()` says is known only for a whole object.
 * @param rules the decorators of the property
 * @param peers class-validator
 */
export function skippedValues(
  rules: readonly DtoRule[],
  peers: DtoPeers,
): SkippedValues {
  const skipped = rules
    .filter(({ type }) => type === 'conditionalValidation')
    .map((rule) => readCondition(rule, peers));
  return {
    undefined: skipped.some((values) => values.undefined),
    null: skipped.some((values) => values.null),
    any: skipped.some((values) => values.any),
  };
}

const MISSING: SkippedValues = { undefined: true, null: true, any: false };
const ANY: SkippedValues = { undefined: true, null: true, any: true };

function readCondition(rule: DtoRule, peers: DtoPeers): SkippedValues {
  const source = String(rule.constraints?.[0]);
  if (source === sourceOfIsOptional(peers)) return MISSING;
  const [, first, second, subject, operator, literal] =
    COMPARISON.exec(source) ?? [];
  if (subject !== (second ?? `${first}.${rule.propertyName}`)) return ANY;
  if (operator === '!=') return MISSING;
  return {
    undefined: literal !== 'null',
    null: literal === 'null',
    any: false,
  };
}

/** `(_, value) => value !== undefined`, which PartialType writes, `(o) => o.name !== null` and the like. */
const COMPARISON =
  /^\(?\s*([\w$]+)\s*(?:,\s*([\w$]+)\s*)?\)?\s*=>\s*([\w$.]+)\s*(!==?)\s*(undefined|null|void 0)\s*$/;

let optionalSource: string | undefined;

// class-validator tells it from @ValidateIf() by nothing but its function.
function sourceOfIsOptional({ IsOptional, rules }: DtoPeers): string {
  if (optionalSource === undefined) {
    class Sample {}
    IsOptional()(Sample.prototype, 'value');
    const [rule] = rules.getTargetValidationMetadatas(Sample, '', true, false);
    optionalSource = String(rule?.constraints?.[0]);
  }
  return optionalSource;
}
