import { isBytes, toBuffer } from '../content/bytes.js';
import { isContentPart } from '../content/content-part.js';
import { isContent, partOf } from '../content/part-of.js';
import { isResourceResult } from '../content/resource-result.js';
import type { ReadResourceResult } from '../sdk.js';
import {
  collect,
  COLLECT_LIMITS,
  type CollectLimits,
  needsCollecting,
} from './collect.js';
import {
  bytesContents,
  type Contents,
  type ConvertedResource,
  jsonContents,
  partContents,
  textContents,
} from './resource-contents.js';
import { isRawItem, isRawResource, itemContents } from './resource-item.js';
import { sendable } from './sendable.js';

/**
 * Makes the result of a read of what a handler returned: strings are text, bytes
 * a blob (text where a type of text was declared), content is content, a list
 * with content in it is several contents, streams and iterables are read to
 * their end, nothing is empty text, and everything else is JSON. A
 * `ResourceResult` keeps its parts, and a finished result is left as it is.
 *
 * @param signal of the call: ends the reading of a stream. Asked for only where one is read
 * @throws ContentException when the value cannot be sent; the value itself
 *   when it is an `Error`
 */
export async function convertResource(
  value: unknown,
  resource: ConvertedResource,
  signal?: () => AbortSignal,
  limits: CollectLimits = COLLECT_LIMITS,
): Promise<ReadResourceResult> {
  if (isRawResource(value)) return sendable(value);
  if (isResourceResult(value)) {
    const { contents, meta } = value;
    return sendable({
      contents: await Promise.all(
        contents.map(
          async (item) =>
            itemContents(item, resource) ?? contentsOf(item, resource, limits),
        ),
      ),
      ...(meta && { _meta: { ...meta } }),
    });
  }
  return sendable({ contents: await listOf(value, resource, signal, limits) });
}

async function listOf(
  value: unknown,
  resource: ConvertedResource,
  signal: (() => AbortSignal) | undefined,
  limits: CollectLimits,
): Promise<Contents[]> {
  if (typeof value === 'object' && value !== null && needsCollecting(value)) {
    const read = await collect(value, signal, limits);
    return read.kind === 'bytes'
      ? [bytesContents(read.bytes, resource, read.mimeType)]
      : listOf(read.value, resource, signal, limits);
  }
  const items: readonly unknown[] =
    Array.isArray(value) && value.some(hasContents) ? value : [value];
  return Promise.all(
    items.map(
      async (item) =>
        (isRawItem(item) ? itemContents(item, resource) : undefined) ??
        contentsOf(item, resource, limits),
    ),
  );
}

/** Whether an item makes contents of its own, rather than being part of one JSON text. */
function hasContents(item: unknown): boolean {
  return isContent(item) || isBytes(item) || isRawItem(item);
}

async function contentsOf(
  value: unknown,
  resource: ConvertedResource,
  { maxBytes }: CollectLimits,
): Promise<Contents> {
  if (value instanceof Error) throw value;
  if (value === undefined) return textContents('', resource);
  if (typeof value === 'string') return textContents(value, resource);
  if (isBytes(value)) return bytesContents(toBuffer(value), resource);
  return isContent(value)
    ? partContents(
        isContentPart(value) ? value : partOf(value),
        resource,
        maxBytes,
      )
    : jsonContents(value, resource);
}
