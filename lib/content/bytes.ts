import { isUtf8 } from 'node:buffer';
import { types } from 'node:util';

/** Binary data as handlers hold it; a `Buffer` is one. */
export type Bytes = Uint8Array | ArrayBuffer;

/** Whether a value is binary data, of this or another realm. */
export function isBytes(value: unknown): value is Bytes {
  return (
    typeof value === 'object' &&
    value !== null &&
    // Asked first because it is cheap: lists of thousands of objects come this way.
    'byteLength' in value &&
    (types.isUint8Array(value) || types.isArrayBuffer(value))
  );
}

/** The same memory as a `Buffer`. */
export function toBuffer(bytes: Bytes): Buffer {
  return types.isUint8Array(bytes)
    ? Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength)
    : Buffer.from(bytes);
}

/** The text bytes stand for; `undefined` when they are no UTF-8. */
export function utf8Text(bytes: Buffer): string | undefined {
  return isUtf8(bytes) ? bytes.toString('utf8') : undefined;
}

/** The text of bytes nobody named a type for: UTF-8 without NUL, which binary formats have and texts do not. */
export function plainText(bytes: Buffer): string | undefined {
  return bytes.includes(0) ? undefined : utf8Text(bytes);
}
