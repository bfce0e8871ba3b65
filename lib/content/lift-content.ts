import { isObject } from '../schema/is-object.js';
import { BRAND, brandOf, holdsBrand } from './brand.js';
import { type ContentPart, isContentPart } from './content-part.js';
import { toJson } from './json-text.js';

/** A value whose content was taken out, and the content in order. */
export interface LiftedContent {
  /** The value itself, or what its JSON holds with `[image 1]` and the like in place of each part. */
  readonly value: unknown;
  /** JSON of `value`. */
  readonly json: string;
  readonly parts: readonly ContentPart[];
}

/**
 * The JSON of a value without the content in it: an interceptor that wraps
 * every result in an envelope, or a handler that names its pictures, must not
 * send them to the model as base64 in a text, nor where files of the server lie.
 *
 * @throws ContentException when the value is not JSON
 */
export function liftContent(value: unknown): LiftedContent {
  const json = toJson(value);
  return holdsBrand(json) ? lifted(json) : { value, json, parts: [] };
}

function lifted(json: string): LiftedContent {
  const parts: ContentPart[] = [];
  const lift = (value: unknown): unknown => {
    if (isContentPart(value)) {
      parts.push(value);
      return `[${kindOf(value)} ${parts.length}]`;
    }
    if (Array.isArray(value)) return value.map(lift);
    if (!isObject(value)) return value;
    const brand = brandOf(value) && BRAND;
    return Object.fromEntries(
      Object.entries(value)
        .filter(([key]) => key !== brand)
        .map(([key, item]) => [key, lift(item)]),
    );
  };
  const value = lift(JSON.parse(json));
  return { value, json: JSON.stringify(value), parts };
}

function kindOf({ block, file }: ContentPart): string {
  return block?.type.replace('_', ' ') ?? file?.family ?? 'content';
}
