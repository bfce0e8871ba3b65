/** Longest text of one entry, in characters: clients decide how long some are. */
const LONGEST = 16_384;

const LINE_BREAK = /\r\n?|[\u0085\u2028\u2029]/g;

/** What cannot be seen, moves a terminal's cursor, or turns the text around it about. */
const UNSEEN = /[\p{Cc}\p{Cf}\p{Cs}]/gu;

/**
 * A text that may hold what a client sent, as it can be logged: further lines
 * are indented, so that none looks like an entry of its own, and characters
 * that cannot be seen are escaped.
 *
 * @param text the message or stack of an error
 * @returns at most 16,384 characters of it
 */
export function logText(text: string): string {
  const shown = text.length > LONGEST ? `${text.slice(0, LONGEST - 1)}…` : text;
  return shown
    .replace(LINE_BREAK, '\n')
    .replace(UNSEEN, escaped)
    .replace(/\n(?!\s)/g, '\n    ');
}

/** The stack of what was thrown, as it can be logged; reading one may throw, too. */
export function logStack(error: unknown): string | undefined {
  try {
    return error instanceof Error && error.stack !== undefined
      ? logText(error.stack)
      : undefined;
  } catch {
    return undefined;
  }
}

function escaped(character: string): string {
  if (character === '\n' || character === '\t') return character;
  const code = character.codePointAt(0) ?? 0;
  return `\\u{${code.toString(16)}}`;
}
