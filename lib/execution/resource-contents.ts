import { type Bytes, toBuffer, utf8Text } from '../content/bytes.js';
import { ContentException } from '../content/content.exception.js';
import type { ContentPart } from '../content/content-part.js';
import { jsonText } from '../content/json-text.js';
import { liftContent } from '../content/lift-content.js';
import { isTextType } from '../content/mime-types.js';
import { resolveContent } from '../content/resolve-content.js';
import type { ReadResourceResult } from '../sdk.js';
import { misplacedContent } from './sendable.js';

/** One of the contents of a resource. */
export type Contents = ReadResourceResult['contents'][number];

/** The resource a result is of. */
export interface ConvertedResource {
  /** The URI that was asked for. */
  readonly uri: string;
  /** The media type that was declared. */
  readonly mimeType?: string;
  /** `_meta` of each of the contents. */
  readonly meta?: Readonly<Record<string, unknown>>;
}

/** Text as contents, of the declared type or `text/plain`. */
export function textContents(
  text: string,
  resource: ConvertedResource,
): Contents {
  return {
    uri: resource.uri,
    mimeType: resource.mimeType ?? 'text/plain',
    text,
    ...metaOf(resource),
  };
}

/**
 * A value as contents of JSON, of the declared type or `application/json`; a date and the like as text.
 *
 * @throws ContentException when the value is not JSON, or holds content: one JSON text has no place for it
 */
export function jsonContents(
  value: unknown,
  resource: ConvertedResource,
): Contents {
  const lifted = liftContent(value);
  if (lifted.parts.length > 0) throw misplacedContent();
  const text = jsonText(lifted.value);
  const isJson = typeof value !== 'object' || /^[[{n]/.test(text);
  return isJson
    ? textContents(text, { mimeType: 'application/json', ...resource })
    : textContents(text, resource);
}

/**
 * Bytes as a blob, or as text where their type is one of text.
 *
 * @param known the type the bytes brought along, for a resource that declares none
 */
export function bytesContents(
  bytes: Bytes,
  resource: ConvertedResource,
  known?: string,
): Contents {
  const buffer = toBuffer(bytes);
  const mimeType = resource.mimeType ?? known ?? 'application/octet-stream';
  const text = isTextType(mimeType) ? utf8Text(buffer) : undefined;
  const head = { uri: resource.uri, mimeType };
  return text === undefined
    ? { ...head, blob: buffer.toString('base64'), ...metaOf(resource) }
    : { ...head, text, ...metaOf(resource) };
}

/**
 * A part as contents. They have the URI that was asked for unless the part was
 * given one, because clients match contents to what they asked.
 *
 * @param maxBytes the longest file the part may name
 * @throws ContentException for a link, which has no contents, and for a file that cannot be read
 */
export async function partContents(
  part: ContentPart,
  resource: ConvertedResource,
  maxBytes: number,
): Promise<Contents> {
  const block = await resolveContent(part, { maxBytes });
  const { uri } = resource;
  const meta = metaOf(resource, block._meta);
  switch (block.type) {
    case 'text':
      return { ...textContents(block.text, resource), ...meta };
    case 'image':
    case 'audio':
      return { uri, mimeType: block.mimeType, blob: block.data, ...meta };
    case 'resource': {
      const { resource: own } = block;
      const merged =
        block._meta || own._meta
          ? metaOf(resource, { ...block._meta, ...own._meta })
          : meta;
      return { ...own, uri: part.hasOwnUri ? own.uri : uri, ...merged };
    }
    case 'resource_link':
      throw new ContentException(
        'A link is no contents of a resource: return what it leads to.',
      );
  }
}

/** The `_meta` of contents: the resource's, and over it their own. */
export function metaOf(
  { meta }: ConvertedResource,
  own?: Readonly<Record<string, unknown>>,
): { _meta?: Record<string, unknown> } {
  return meta || own ? { _meta: { ...meta, ...own } } : {};
}
