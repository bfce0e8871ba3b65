import { jsonText } from '../content/json-text.js';

/** Most characters of one value. */
const LONGEST = 100;

/** What breaks a line, cannot be seen, or turns the text around it about. */
const UNSEEN = /[\p{Cc}\p{Cf}\p{Cs}\p{Zl}\p{Zp}]/gu;

/**
 * A value as people are shown it in a sentence: on one line, without control,
 * direction and invisible characters, cut after 100. Objects are shown as JSON,
 * `null` as nothing.
 *
 * @throws ContentException for what is no JSON, such as an object with a `bigint`
 */
export function shownText(value: unknown): string {
  if (value === null) return '';
  const text = jsonText(value);
  // Bounds the work on what a client sent; a character is at most two units.
  const start = text.slice(0, LONGEST * 10);
  const line = start.replace(/\s+/g, ' ').replace(UNSEEN, '').trim();
  const characters = Array.from(line);
  return characters.length > LONGEST || start.length < text.length
    ? `${characters.slice(0, LONGEST - 1).join('')}…`
    : line;
}
