import type { ContentBlock } from '../sdk.js';
import { plainText } from './bytes.js';
import { dataBlock } from './data-block.js';
import { isTextType, type MediaFamily } from './mime-types.js';
import { sniffType } from './sniff-type.js';

/** What is known of bytes a handler returned. */
export interface BytesInfo {
  readonly mimeType?: string;
  readonly name?: string;
}

/**
 * What bytes nobody made content of are sent as: text where they are UTF-8, an
 * image or a sound where they are one, otherwise an embedded resource, which is
 * the only block that holds other data.
 */
export function bytesBlock(bytes: Buffer, info: BytesInfo = {}): ContentBlock {
  const { mimeType, name } = info;
  if (mimeType === undefined || isTextType(mimeType)) {
    const text = plainText(bytes);
    if (text !== undefined) return { type: 'text', text };
  }
  const type = mimeType ?? sniffType(bytes) ?? 'application/octet-stream';
  return dataBlock({ family: familyOf(type), bytes, mimeType: type, name });
}

function familyOf(mimeType: string): MediaFamily {
  if (mimeType.startsWith('image/')) return 'image';
  return mimeType.startsWith('audio/') ? 'audio' : 'file';
}
