/** A JSON object: what messages, params and `_meta` are made of. */
export type JsonObject = Readonly<Record<string, unknown>>;

/**
 * Tells a JSON object from arrays, `null` and scalars.
 * @param value anything that came out of `JSON.parse`
 */
export function isJsonObject(value: unknown): value is JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
