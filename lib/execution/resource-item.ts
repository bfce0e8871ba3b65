import { isBytes, toBuffer } from '../content/bytes.js';
import { isResourceContents } from '../content/content-block.js';
import { isObject, isPlainObject } from '../schema/is-object.js';
import type { ReadResourceResult } from '../sdk.js';
import {
  type Contents,
  type ConvertedResource,
  metaOf,
} from './resource-contents.js';

const RESULT_KEYS: ReadonlySet<string> = new Set(['contents', '_meta']);
const ITEM_KEYS: ReadonlySet<string> = new Set([
  'uri',
  'mimeType',
  'text',
  'blob',
  'meta',
  '_meta',
]);

/** Whether a handler returned a finished result: contents with URIs, and nothing else but `_meta`. */
export function isRawResource(value: unknown): value is ReadResourceResult {
  return (
    isPlainObject(value) &&
    Array.isArray(value['contents']) &&
    value['contents'].every(isResourceContents) &&
    Object.keys(value).every((key) => RESULT_KEYS.has(key)) &&
    (value['_meta'] === undefined || isPlainObject(value['_meta']))
  );
}

/** Whether an object is contents with a URI: `{ uri, text }` or `{ uri, blob }`, and little else. */
export function isRawItem(value: unknown): boolean {
  return isItem(value) && typeof value['uri'] === 'string';
}

/**
 * The contents `{ uri?, mimeType?, text }` or `{ uri?, mimeType?, blob }` stands for.
 *
 * @returns `undefined` for anything else
 */
export function itemContents(
  value: unknown,
  resource: ConvertedResource,
): Contents | undefined {
  if (!isItem(value)) return undefined;
  const { uri, mimeType, text, blob } = value;
  const own = value['meta'] ?? value['_meta'];
  const declared = typeof mimeType === 'string' ? mimeType : resource.mimeType;
  const head = {
    uri: typeof uri === 'string' ? uri : resource.uri,
    ...(declared !== undefined && { mimeType: declared }),
  };
  const meta = metaOf(resource, isObject(own) ? own : undefined);
  return typeof text === 'string'
    ? { ...head, text, ...meta }
    : { ...head, blob: base64(blob), ...meta };
}

function isItem(value: unknown): value is Readonly<Record<string, unknown>> {
  if (!isPlainObject(value)) return false;
  const { text, blob } = value;
  const hasText = typeof text === 'string' && blob === undefined;
  const hasBlob =
    text === undefined && (typeof blob === 'string' || isBytes(blob));
  return (
    (hasText || hasBlob) &&
    Object.keys(value).every((key) => ITEM_KEYS.has(key))
  );
}

function base64(blob: unknown): string {
  return isBytes(blob) ? toBuffer(blob).toString('base64') : String(blob);
}
