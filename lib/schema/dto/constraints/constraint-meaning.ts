import type { JsonSchema } from '../../json-schema.js';
import type { SchemaDirection } from '../../validation-mode.js';
import type { JsonType } from '../json-type.js';

/** What a constraint's keywords may depend on. */
export interface ConstraintContext {
  /** The type of the value, as far as it is known. */
  readonly type: JsonType | undefined;
  readonly io: SchemaDirection;
}

/** Makes keywords of what a decorator was given. */
export type ConstraintKeywords = (
  constraints: readonly unknown[],
  context: ConstraintContext,
) => JsonSchema;

/** What one of class-validator's decorators means in JSON Schema. */
export interface ConstraintMeaning {
  /** The type of the values it accepts. */
  readonly type?: (constraints: readonly unknown[]) => JsonType | undefined;
  /** What it says beyond the type. */
  readonly keywords?: ConstraintKeywords;
}

/** Some of class-validator's decorators, by the names it reports them under. */
export type ConstraintTable = Readonly<Record<string, ConstraintMeaning>>;

/**
 * A decorator that accepts values of one type.
 * @param type the type
 * @param keywords what it says beyond that
 */
export function typed(
  type: JsonType,
  keywords?: ConstraintKeywords,
): ConstraintMeaning {
  return { type: () => type, ...(keywords && { keywords }) };
}

/**
 * A decorator that accepts texts of one form, whatever it was given.
 * @param pattern a regular expression, without flags, that matches every text it accepts
 * @param description what the texts are, where the pattern accepts others as well
 */
export function textLike(
  pattern: string,
  description?: string,
): ConstraintMeaning {
  return typed('string', () => ({
    ...(description && { description }),
    pattern,
  }));
}

/**
 * A decorator that accepts texts no pattern can tell from others.
 * @param description what the texts are, for the model that is to write one
 */
export function textOf(description: string): ConstraintMeaning {
  return typed('string', () => ({ description }));
}
