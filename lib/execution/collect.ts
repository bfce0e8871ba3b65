import { types } from 'node:util';
import type { BytesInfo } from '../content/bytes-block.js';
import { isBytes, toBuffer } from '../content/bytes.js';
import { ContentException } from '../content/content.exception.js';
import { toJson } from '../content/json-text.js';
import {
  type Blob,
  fileNameOf,
  isBlob,
  isStreamableFile,
} from './file-like.js';
import { isIterable, type ItemSource, sourceOf } from './item-source.js';

/** How much of a stream or an iterable is read before it is sent. */
export interface CollectLimits {
  /** Default: 10,000. */
  readonly maxItems: number;
  /** Bytes, of objects those of their JSON. Default: 16 MiB. */
  readonly maxBytes: number;
}

/** What handlers may give without being asked for more. */
export const COLLECT_LIMITS: CollectLimits = {
  maxItems: 10_000,
  maxBytes: 16 * 1024 * 1024,
};

/** What a value was found to hold: bytes, or a value to be sent as others are. */
export type Collected =
  | ({ readonly kind: 'bytes'; readonly bytes: Buffer } & BytesInfo)
  | { readonly kind: 'value'; readonly value: unknown };

/**
 * Whether an object holds its value in a way JSON does not see: bytes, files,
 * streams, generators, maps and sets. One that says itself what its JSON is does not.
 */
export function needsCollecting(value: object): boolean {
  if (Array.isArray(value)) return false;
  if (Symbol.iterator in value || Symbol.asyncIterator in value) {
    return isBytes(value) || !('toJSON' in value);
  }
  return isStreamableFile(value) || isBlob(value) || types.isArrayBuffer(value);
}

/**
 * Reads such an object to its end. Streams of bytes and text become one; maps
 * become objects where their keys are text, everything else that has items a list.
 *
 * @param signal ends the reading when it aborts, and is asked for only where something is read.
 *   Default: nothing ends it
 * @throws ContentException past the limits; the reason of the signal; whatever the source throws
 */
export async function collect(
  value: object,
  signal?: () => AbortSignal,
  limits: CollectLimits = COLLECT_LIMITS,
): Promise<Collected> {
  if (isBytes(value)) return { kind: 'bytes', bytes: toBuffer(value) };
  if (isStreamableFile(value)) {
    const { type, disposition } = value.getHeaders();
    const read = await collect(value.getStream(), signal, limits);
    const bytes = read.kind === 'bytes' ? read.bytes : textOf(read.value);
    const name = fileNameOf(disposition);
    return {
      kind: 'bytes',
      bytes,
      // What a StreamableFile says when nobody told it anything.
      ...(type !== 'application/octet-stream' && { mimeType: type }),
      ...(name !== undefined && { name }),
    };
  }
  if (isBlob(value)) return collectBlob(value, limits);
  if (types.isMap(value)) return { kind: 'value', value: fromMap(value) };
  if (types.isSet(value)) return { kind: 'value', value: [...value] };
  if (!isIterable(value)) return { kind: 'value', value: [] };
  const source = sourceOf(value);
  const reading = itemsOf(source, limits);
  const items = await (signal
    ? untilAborted(reading, source, signal())
    : reading);
  return joined(items, source.isStream);
}

async function collectBlob(
  blob: Blob,
  { maxBytes }: CollectLimits,
): Promise<Collected> {
  if (blob.size > maxBytes) throw tooMuch(`${maxBytes} bytes`);
  return {
    kind: 'bytes',
    bytes: Buffer.from(await blob.arrayBuffer()),
    ...(blob.type !== '' && { mimeType: blob.type }),
    ...(blob.name !== undefined && { name: blob.name }),
  };
}

async function itemsOf(
  source: ItemSource,
  { maxItems, maxBytes }: CollectLimits,
): Promise<unknown[]> {
  const items: unknown[] = [];
  let bytes = 0;
  try {
    for (;;) {
      const { done, value: item } = await source.next();
      if (done) return items;
      bytes += sizeOf(item);
      if (bytes > maxBytes) throw tooMuch(`${maxBytes} bytes`);
      // Chunks of a stream are no items: only their bytes count.
      if (items.push(item) > maxItems && !(source.isStream && isChunk(item))) {
        throw tooMuch(`${maxItems} items`);
      }
    }
  } catch (error) {
    source.stop();
    throw error;
  }
}

/** A source may never give its next item: nobody waits for it once the signal has aborted. */
async function untilAborted<T>(
  reading: Promise<T>,
  source: ItemSource,
  signal: AbortSignal,
): Promise<T> {
  let stop: () => void = () => undefined;
  const aborted = new Promise<never>((_, reject) => {
    stop = () => {
      reject(signal.reason);
      source.stop();
    };
  });
  signal.addEventListener('abort', stop, { once: true });
  if (signal.aborted) stop();
  try {
    return await Promise.race([reading, aborted]);
  } finally {
    signal.removeEventListener('abort', stop);
  }
}

/** Chunks are joined; a generator of texts is a list of them, a stream of texts is one. */
function joined(items: unknown[], isStream: boolean): Collected {
  const bytes = items.filter(isBytes);
  if (items.length === bytes.length && (bytes.length > 0 || isStream)) {
    return { kind: 'bytes', bytes: Buffer.concat(bytes.map(toBuffer)) };
  }
  if (!isStream || !items.every(isChunk))
    return { kind: 'value', value: items };
  return bytes.length === 0
    ? { kind: 'value', value: items.join('') }
    : { kind: 'bytes', bytes: Buffer.concat(items.map(textOf)) };
}

function fromMap(map: ReadonlyMap<unknown, unknown>): unknown {
  const keys = [...map.keys()];
  return keys.every((key) => typeof key === 'string' || typeof key === 'number')
    ? Object.fromEntries(map)
    : [...map];
}

function textOf(chunk: unknown): Buffer {
  if (isBytes(chunk)) return toBuffer(chunk);
  return Buffer.from(typeof chunk === 'string' ? chunk : toJson(chunk));
}

function sizeOf(item: unknown): number {
  if (typeof item === 'string') return Buffer.byteLength(item);
  if (isBytes(item)) return item.byteLength;
  return typeof item === 'object' && item !== null ? toJson(item).length : 8;
}

function isChunk(item: unknown): boolean {
  return typeof item === 'string' || isBytes(item);
}

function tooMuch(limit: string): ContentException {
  return new ContentException(
    `The result has more than ${limit}, which is more than is read of a stream or an iterable.`,
  );
}
