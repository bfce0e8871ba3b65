import { isTextType } from '../content/mime-types.js';
import { ResourceResult } from '../content/resource-result.js';
import { sniffType } from '../content/sniff-type.js';

/** What is known of the bytes of a resource. */
export interface BytesTraits {
  /** Default: `text/plain` for text; otherwise what the bytes show. */
  readonly mimeType: string | undefined;
  /** A label of the Encoding Standard. Default: UTF-8. */
  readonly encoding: string | undefined;
  /** Whether they are text. Default: by the media type; without one, where they are UTF-8 without NUL. */
  readonly isText?: boolean | undefined;
}

/** The contents of a resource: text where the bytes are said to be and can be read as text, a blob otherwise. */
export function bytesContents(
  bytes: Buffer,
  { mimeType, encoding, isText }: BytesTraits,
): ResourceResult {
  const wanted =
    isText ??
    (mimeType === undefined ? !bytes.includes(0) : isTextType(mimeType));
  const text = wanted ? decoded(bytes, encoding) : undefined;
  return new ResourceResult({
    contents:
      text === undefined
        ? {
            blob: bytes,
            mimeType:
              mimeType ?? sniffType(bytes) ?? 'application/octet-stream',
          }
        : { text, mimeType: mimeType ?? 'text/plain' },
  });
}

function decoded(bytes: Buffer, encoding = 'utf-8'): string | undefined {
  try {
    return new TextDecoder(encoding, { fatal: true }).decode(bytes);
  } catch {
    return undefined;
  }
}
