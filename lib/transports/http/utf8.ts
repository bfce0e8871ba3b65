const decoder = new TextDecoder('utf-8', { fatal: true });

/**
 * Decodes a body, without the byte order mark some clients begin with.
 * @returns `undefined` when the bytes are no UTF-8
 */
export function decodeUtf8(bytes: Uint8Array): string | undefined {
  try {
    return decoder.decode(bytes);
  } catch {
    return undefined;
  }
}
