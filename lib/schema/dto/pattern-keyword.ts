import { isPattern } from '../is-pattern.js';
import type { JsonSchema } from '../json-schema.js';

// What they change does not matter to one test of one text.
const HARMLESS_FLAGS = /^[dgu]*$/;

/**
 * The `pattern` for `@Matches()`; none where JSON Schema, which knows no flags
 * and reads patterns with the flag "u", would understand something else.
 * @param pattern a regular expression or its source
 * @param modifiers its flags when the source was given
 */
export function patternKeyword(
  pattern: unknown,
  modifiers: unknown,
): JsonSchema {
  const [source, flags] =
    pattern instanceof RegExp
      ? [pattern.source, pattern.flags]
      : [pattern, modifiers ?? ''];
  return typeof source === 'string' &&
    typeof flags === 'string' &&
    HARMLESS_FLAGS.test(flags) &&
    isPattern(source)
    ? { pattern: source }
    : {};
}

/**
 * The pattern of every text that contains another.
 * @param text what is contained, character by character
 */
export function literalPattern(text: string): string {
  return text.replace(/[\\^$.*+?()[\]{}|/]/g, '\\$&');
}
