import type { ContentBlock } from '../sdk.js';
import { ContentException } from './content.exception.js';
import type { ContentPart, FileReference } from './content-part.js';
import { dataBlock } from './data-block.js';
import { shownType } from './media-type.js';
import { MAX_CONTENT_BYTES, readLimited } from './read-limited.js';

/** How much a part may hold. */
export interface ContentLimits {
  /** The longest file read for a part, in bytes. Default: 16 MiB. */
  readonly maxBytes?: number;
}

/**
 * The content block of a part; reads the file it names.
 *
 * @throws ContentException when the file cannot be read or is too long
 */
export async function resolveContent(
  { block, file, meta }: ContentPart,
  { maxBytes = MAX_CONTENT_BYTES }: ContentLimits = {},
): Promise<ContentBlock> {
  const resolved = block ?? (file && (await readBlock(file, maxBytes)));
  if (!resolved) throw new ContentException('A content part is empty.');
  return meta ? { ...resolved, _meta: { ...meta } } : resolved;
}

async function readBlock(
  file: FileReference,
  maxBytes: number,
): Promise<ContentBlock> {
  const { path, family } = file;
  const bytes = await readLimited(path, maxBytes);
  const mimeType = file.mimeType ?? shownType(family, bytes);
  return dataBlock({ ...file, bytes, mimeType });
}
