import { isObject } from '../schema/is-object.js';
import type { ContentPart } from './content-part.js';
import { BRAND, brandFor, brandOf } from './brand.js';
import { type Bytes, isBytes, toBuffer } from './bytes.js';

/** One of the contents of a resource, with a type of its own. */
export interface ResourceItem {
  /** Default: the URI that was asked for. */
  readonly uri?: string;
  readonly mimeType?: string;
  /** Either this or `blob`. */
  readonly text?: string;
  /** Bytes or base64 text. */
  readonly blob?: Bytes | string;
  /** `_meta` of this content. Default: the resource's own. */
  readonly meta?: Readonly<Record<string, unknown>>;
}

/** What a `ResourceResult` can hold. */
export type ResourceContent = string | Bytes | ContentPart | ResourceItem;

/** What a `ResourceResult` is made of. */
export interface ResourceResultInit {
  readonly contents: ResourceContent | readonly ResourceContent[];
  /** `_meta` of the result. */
  readonly meta?: Readonly<Record<string, unknown>>;
}

/**
 * What reading a resource gives, where returning a plain value says too little:
 * several contents with types of their own, or `_meta`.
 *
 * @example
 * return new ResourceResult({ contents: [{ text: html, mimeType: 'text/html' }, { blob: logo, mimeType: 'image/png' }] });
 */
export class ResourceResult {
  /** Tells it by more than its class, which a copy does not have. */
  readonly [BRAND] = brandFor('resource-result');
  readonly contents: readonly ResourceContent[];
  readonly meta: Readonly<Record<string, unknown>> | undefined;

  constructor({ contents, meta }: ResourceResultInit) {
    const list = isList(contents) ? contents : [contents];
    this.contents = list.map(encoded);
    this.meta = meta;
  }
}

/** Whether a value is a `ResourceResult`, of this or another copy of the package. */
export function isResourceResult(value: unknown): value is ResourceResult {
  return (
    isObject(value) &&
    brandOf(value) === 'resource-result' &&
    Array.isArray(value['contents'])
  );
}

/** Bytes become base64 at once: serialisers take them apart. */
function encoded(item: ResourceContent): ResourceContent {
  if (isBytes(item)) return { blob: base64(item) };
  return isObject(item) && 'blob' in item && isBytes(item.blob)
    ? { ...item, blob: base64(item.blob) }
    : item;
}

function base64(bytes: Bytes): string {
  return toBuffer(bytes).toString('base64');
}

function isList(
  contents: ResourceResultInit['contents'],
): contents is readonly ResourceContent[] {
  return Array.isArray(contents);
}
