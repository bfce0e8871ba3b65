const SENTINEL_START = '=?base64?';
const SENTINEL_END = '?=';
const CANONICAL_BASE64 =
  /^(?:[A-Za-z0-9+/]{4})*(?:[A-Za-z0-9+/]{2}==|[A-Za-z0-9+/]{3}=)?$/;
const decoder = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true });

/** A header without the optional whitespace around it (RFC 9110 §5.6.3). */
export function trimOws(value: string): string {
  let start = 0;
  let end = value.length;
  while (start < end && isOws(value.charCodeAt(start))) start += 1;
  while (end > start && isOws(value.charCodeAt(end - 1))) end -= 1;
  return value.slice(start, end);
}

/**
 * The text a mirrored header stands for: itself, or what is inside
 * `=?base64?…?=` where the text would not survive in a header (SEP-2243).
 *
 * @returns `undefined` when the base64 is not canonical or not UTF-8
 */
export function decodeMirrored(value: string): string | undefined {
  const encoded =
    value.startsWith(SENTINEL_START) && value.endsWith(SENTINEL_END);
  if (!encoded) return value;
  const base64 = value.slice(SENTINEL_START.length, -SENTINEL_END.length);
  if (!CANONICAL_BASE64.test(base64)) return undefined;
  try {
    return decoder.decode(Buffer.from(base64, 'base64'));
  } catch {
    return undefined;
  }
}

function isOws(code: number): boolean {
  return code === 0x20 || code === 0x09;
}
