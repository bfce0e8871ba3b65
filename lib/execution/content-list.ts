import { isBytes } from '../content/bytes.js';
import { type ContentPart, isContentPart } from '../content/content-part.js';
import { isContent, partsOf } from '../content/part-of.js';
import { resolveContent } from '../content/resolve-content.js';
import type { ContentBlock } from '../sdk.js';
import { sendable } from './sendable.js';

/** Whether a list is one of contents rather than a value: some of it is content or binary. */
export function isContentList(list: readonly unknown[]): boolean {
  return list.some((item) => isContent(item) || isBytes(item));
}

/** The parts of such a list, in order; what is nothing is no part. */
export function listedParts(list: readonly unknown[]): ContentPart[] {
  return list
    .filter((item) => item !== undefined && item !== null)
    .flatMap(partsOf);
}

/**
 * The blocks of content somebody chose: blocks stay as they are.
 *
 * @throws ContentException when a file cannot be read, or the content is not JSON
 */
export async function blocksOf(
  content: readonly (string | ContentPart | ContentBlock)[],
): Promise<ContentBlock[]> {
  return sendable(
    await Promise.all(
      content.map(async (item) => {
        if (typeof item === 'string') return text(item);
        return isContentPart(item) ? resolveContent(item) : item;
      }),
    ),
  );
}

/** A block of text. */
export function text(words: string): ContentBlock {
  return { type: 'text', text: words };
}
