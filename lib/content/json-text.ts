import { ContentException } from './content.exception.js';

/**
 * JSON of a value, `null` for none. A function or symbol is no value to send,
 * though `JSON.stringify()` lets it pass in silence.
 *
 * @throws ContentException when the value is not JSON
 */
export function toJson(value: unknown): string {
  let json: string | undefined;
  try {
    json = JSON.stringify(value);
  } catch (error) {
    throw new ContentException(`The result is not JSON: ${reasonOf(error)}`, {
      cause: error,
    });
  }
  if (json !== undefined) return json;
  if (value === undefined) return 'null';
  throw new ContentException(
    `The result is not JSON: it is of type ${typeof value}.`,
  );
}

/**
 * A value as text: strings, and what JSON makes a string of (a `Date`, a `URL`),
 * without quotes; everything else as JSON.
 *
 * @throws ContentException when the value is not JSON
 */
export function jsonText(value: unknown): string {
  if (typeof value === 'string') return value;
  if (typeof value === 'bigint') return value.toString();
  const json = toJson(value);
  return json.startsWith('"') ? String(JSON.parse(json)) : json;
}

function reasonOf(error: unknown): string {
  return error instanceof Error ? error.message : 'its toJSON() failed';
}
