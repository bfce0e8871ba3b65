/**
 * Tells whether text is a regular expression as JSON Schema reads it, with the
 * flag "u".
 * @param text the source of the expression
 */
export function isPattern(text: string): boolean {
  try {
    return new RegExp(text, 'u') instanceof RegExp;
  } catch {
    return false;
  }
}
