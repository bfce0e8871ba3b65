import { isUtf8 } from 'node:buffer';

const BYTE_ORDER_MARK = 0xfeff;

/**
 * Decodes a body, without the byte order mark some clients begin with.
 * @returns `undefined` when the bytes are no UTF-8
 */
export function decodeUtf8(bytes: Buffer): string | undefined {
  // Checked first: `toString` would put replacement characters in place of what is wrong.
  if (!isUtf8(bytes)) return undefined;
  const text = bytes.toString('utf8');
  return text.charCodeAt(0) === BYTE_ORDER_MARK ? text.slice(1) : text;
}
