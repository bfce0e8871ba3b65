import { ContentException } from '../content/content.exception.js';

/**
 * Reads the body of a response of at most so many bytes, after decompression.
 *
 * @throws ContentException as soon as there are more; no more is read then
 */
export async function readBody(
  { body }: Response,
  maxBytes: number,
): Promise<Buffer> {
  const chunks: Uint8Array[] = [];
  let length = 0;
  for await (const chunk of body ?? []) {
    length += chunk.byteLength;
    if (length > maxBytes) {
      throw new ContentException(
        `A response has more than the ${maxBytes} bytes that are allowed.`,
      );
    }
    chunks.push(chunk);
  }
  return Buffer.concat(chunks, length);
}
