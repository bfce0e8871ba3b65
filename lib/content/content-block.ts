import { isObject, isPlainObject } from '../schema/is-object.js';
import type { ContentBlock } from '../sdk.js';

/** What a block of one type has, beside its type. */
interface BlockShape {
  readonly texts: readonly string[];
  readonly others: ReadonlySet<string>;
}

const COMMON = ['type', 'annotations', '_meta'];

/** The blocks there are (2025-11-25, Content). A map, because `type` may be any word. */
const SHAPES: ReadonlyMap<unknown, BlockShape> = new Map([
  ['text', shape(['text'])],
  ['image', shape(['data', 'mimeType'])],
  ['audio', shape(['data', 'mimeType'])],
  ['resource', shape([], ['resource'])],
  [
    'resource_link',
    shape(
      ['uri', 'name'],
      ['title', 'description', 'mimeType', 'size', 'icons'],
    ),
  ],
]);

/**
 * Whether a value is a content block of the protocol and nothing else: rows of
 * a database may have a `type` and a `text` as well, but rarely only those.
 */
export function isContentBlock(value: unknown): value is ContentBlock {
  if (!isObject(value) || value['type'] === undefined) return false;
  const known = SHAPES.get(value['type']);
  return (
    known !== undefined &&
    isPlainObject(value) &&
    known.texts.every((key) => typeof value[key] === 'string') &&
    Object.keys(value).every(
      (key) => known.texts.includes(key) || known.others.has(key),
    ) &&
    (value['type'] !== 'resource' || isResourceContents(value['resource']))
  );
}

/** Whether a value is the contents of a resource: a URI with text or base64 text. */
export function isResourceContents(
  value: unknown,
): value is Extract<ContentBlock, { type: 'resource' }>['resource'] {
  return (
    isObject(value) &&
    typeof value['uri'] === 'string' &&
    (typeof value['text'] === 'string') !== (typeof value['blob'] === 'string')
  );
}

function shape(
  texts: readonly string[],
  others: readonly string[] = [],
): BlockShape {
  return { texts, others: new Set([...COMMON, ...others]) };
}
