import { readFile, stat } from 'node:fs/promises';
import { ContentException } from './content.exception.js';

/** The longest file a part may name unless somebody says otherwise: 16 MiB. */
export const MAX_CONTENT_BYTES = 16 * 1024 * 1024;

/**
 * Reads a regular file of at most so many bytes.
 *
 * @param path relative to the working directory of the process, or absolute
 * @throws ContentException when there is none, it cannot be read, or is longer
 */
export async function readLimited(
  path: string,
  maxBytes: number,
): Promise<Buffer> {
  try {
    const stats = await stat(path);
    // Asked before it is opened: opening a named pipe waits for who writes to it.
    if (!stats.isFile()) throw new Error('it is no regular file');
    if (stats.size > maxBytes) throw tooLong(stats.size, maxBytes);
    const bytes = await readFile(path);
    if (bytes.length > maxBytes) throw tooLong(bytes.length, maxBytes);
    return bytes;
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    throw new ContentException(
      `The file ${path} cannot be sent as content: ${reason}.`,
      { cause: error },
    );
  }
}

function tooLong(size: number, maxBytes: number): Error {
  return new Error(`it has ${size} bytes, and ${maxBytes} are allowed`);
}
