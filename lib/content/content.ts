import type { ContentBlock } from '../sdk.js';
import { BRAND, brandFor } from './brand.js';
import { decodeData } from './base64.js';
import type {
  ContentOptions,
  EmbeddedInput,
  FileInput,
  FileOptions,
  LinkInput,
  MediaInput,
  MediaOptions,
} from './content-options.js';
import type { ContentPart } from './content-part.js';
import { filePart } from './file-part.js';

/**
 * Content for tools, resources and prompts to return: alone, in a list with
 * other values, in a `ToolResult`, or as a property of an object, which then
 * says `[image 1]` in its place.
 *
 * @example
 * return ['Sales by month', content.image('./chart.png')];
 */
export const content = {
  /** Text, where it needs annotations or `meta`; otherwise return the string. */
  text(text: string, options: ContentOptions = {}): ContentPart {
    return ready({ type: 'text', text }, options);
  },

  /**
   * An image: a path, bytes, or `{ path }` or `{ data }` with a description.
   * A string is a path; base64 text goes into `{ data }`. Files are read when
   * the result is sent, at most 16 MiB.
   *
   * @throws TypeError when there is no source, or it is no image
   */
  image(input: MediaInput, options: MediaOptions = {}): ContentPart {
    return filePart('image', input, options);
  },

  /** A sound; given as images are. */
  audio(input: MediaInput, options: MediaOptions = {}): ContentPart {
    return filePart('audio', input, options);
  },

  /**
   * A file as an embedded resource: text where its media type is one of text,
   * base64 otherwise. Its URI is `uri`, `file:///<name>` or the path, which
   * tells clients where the file lies.
   *
   * @throws TypeError when there is not exactly one of path, data and text
   */
  file(input: FileInput, options: FileOptions = {}): ContentPart {
    return filePart('file', input, options);
  },

  /** A resource to be read by its URI, not sent along (2025-06-18 and later). */
  link({ annotations, meta, icons, ...link }: LinkInput): ContentPart {
    return ready(
      {
        type: 'resource_link',
        ...link,
        ...(icons && { icons: [...icons] }),
      },
      { annotations, meta },
    );
  },

  /**
   * A resource sent along, as text or blob.
   *
   * @throws TypeError when there is not exactly one of text and blob
   */
  resource(input: EmbeddedInput): ContentPart {
    const { uri, mimeType, text, blob, annotations, meta } = input;
    if ((text === undefined) === (blob === undefined)) {
      throw new TypeError('content.resource() needs either text or blob.');
    }
    const head = { uri, ...(mimeType !== undefined && { mimeType }) };
    const resource =
      blob === undefined
        ? { ...head, text: text ?? '' }
        : { ...head, blob: decodeData(blob).bytes.toString('base64') };
    const part = ready({ type: 'resource', resource }, { annotations, meta });
    return { ...part, hasOwnUri: true };
  },
} as const;

function ready(
  block: ContentBlock,
  { annotations, meta }: ContentOptions,
): ContentPart {
  return {
    [BRAND]: brandFor('content'),
    block: { ...block, ...(annotations && { annotations }) },
    ...(meta && { meta }),
  };
}
