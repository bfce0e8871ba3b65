import type { ContentBlock } from '../sdk.js';
import { BRAND, brandFor } from './brand.js';
import { isBytes, toBuffer } from './bytes.js';
import { bytesBlock } from './bytes-block.js';
import { isContentBlock } from './content-block.js';
import { type ContentPart, isContentPart } from './content-part.js';
import { jsonText } from './json-text.js';
import { liftContent } from './lift-content.js';

/**
 * The parts any value makes: parts and blocks are kept, strings are text, bytes
 * what they show, everything else its JSON as text, followed by the content in it.
 *
 * @throws ContentException when the value is not JSON
 */
export function partsOf(value: unknown): readonly ContentPart[] {
  if (isContentPart(value)) return [value];
  if (isContentBlock(value)) return [partOf(value)];
  if (isBytes(value)) return [partOf(bytesBlock(toBuffer(value)))];
  if (typeof value !== 'object') return [textPart(jsonText(value))];
  const { json, parts } = liftContent(value);
  return [
    textPart(json.startsWith('"') ? String(JSON.parse(json)) : json),
    ...parts,
  ];
}

/** The part of a block. */
export function partOf(block: ContentBlock): ContentPart {
  return { [BRAND]: brandFor('content'), block };
}

/** Whether a value is content as it stands: a part or a block. */
export function isContent(value: unknown): value is ContentPart | ContentBlock {
  return isContentPart(value) || isContentBlock(value);
}

function textPart(text: string): ContentPart {
  return partOf({ type: 'text', text });
}
