import { decodeUtf8 } from '../http/utf8.js';

const NEWLINE = 0x0a;

/** What reading a line gave. */
export type Line =
  | { readonly kind: 'text'; readonly text: string }
  | { readonly kind: 'too-large' }
  /** The bytes are no UTF-8. */
  | { readonly kind: 'malformed' };

/**
 * Cuts a stream of bytes into lines, one message each (2026-07-28, stdio).
 * Blank lines are skipped.
 *
 * The SDK's `ReadBuffer` is not used: it drops lines that are no JSON, which
 * leaves their sender waiting, ends the connection at a line that is too long,
 * and copies all of a long line again with each chunk of it.
 */
export class LineReader {
  #chunks: Buffer[] = [];
  #size = 0;

  /** @param maxSize most bytes of a line, its end not counted */
  constructor(private readonly maxSize: number) {}

  /** The lines a chunk completes. */
  push(chunk: Buffer): readonly Line[] {
    const lines: Line[] = [];
    let start = 0;
    let end = chunk.indexOf(NEWLINE);
    while (end >= 0) {
      this.#keep(chunk.subarray(start, end));
      lines.push(...this.#complete());
      start = end + 1;
      end = chunk.indexOf(NEWLINE, start);
    }
    this.#keep(chunk.subarray(start));
    return lines;
  }

  /** The last line, when the stream ended without ending it. */
  end(): readonly Line[] {
    return this.#complete();
  }

  #keep(bytes: Buffer): void {
    this.#size += bytes.length;
    if (this.#size > this.maxSize) this.#chunks = [];
    else if (bytes.length > 0) this.#chunks.push(bytes);
  }

  #complete(): readonly Line[] {
    const bytes = Buffer.concat(this.#chunks);
    const isTooLarge = this.#size > this.maxSize;
    this.#chunks = [];
    this.#size = 0;
    if (isTooLarge) return [{ kind: 'too-large' }];
    const text = decodeUtf8(bytes);
    if (text === undefined) return [{ kind: 'malformed' }];
    return text.trim() === '' ? [] : [{ kind: 'text', text }];
  }
}
