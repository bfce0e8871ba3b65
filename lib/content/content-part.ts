import { isObject } from '../schema/is-object.js';
import type { Annotations, ContentBlock } from '../sdk.js';
import { type Brand, BRAND, brandOf } from './brand.js';
import { isContentBlock } from './content-block.js';
import type { MediaFamily } from './mime-types.js';
import { isProof, PATH_PROOF } from './process-proof.js';

/** A file to be read when the part is sent. */
export interface FileReference {
  readonly family: MediaFamily;
  readonly path: string;
  /**
   * Proof that this process named `path`, beside that of the part: whoever came
   * to see a part could otherwise make up one of another file.
   */
  readonly seal: string;
  readonly mimeType?: string;
  readonly name?: string;
  readonly uri?: string;
  readonly annotations?: Annotations;
}

/**
 * What `content.image()` and its siblings give: content on its way to a client.
 * It is plain JSON, so that interceptors that copy or serialise results leave
 * it whole; keys that begin with an underscore, which some of them drop, are not
 * in it.
 */
export interface ContentPart {
  readonly [BRAND]: Brand<'content'>;
  /** The content as it goes out. Either this or `file`. */
  readonly block?: ContentBlock;
  readonly file?: FileReference;
  /** `_meta` of the block. */
  readonly meta?: Readonly<Record<string, unknown>>;
  /** Whether the URI of an embedded resource was given rather than made up. */
  readonly hasOwnUri?: boolean;
}

/** Whether a value is content made by `content.*` in this process, or a copy of it. */
export function isContentPart(value: unknown): value is ContentPart {
  if (!isObject(value) || brandOf(value) !== 'content') return false;
  const { block, file } = value;
  return block === undefined ? isFileReference(file) : isContentBlock(block);
}

function isFileReference(value: unknown): value is FileReference {
  return (
    isObject(value) &&
    typeof value['path'] === 'string' &&
    typeof value['seal'] === 'string' &&
    isFamily(value['family']) &&
    isProof(value['seal'], PATH_PROOF, value['path'])
  );
}

function isFamily(value: unknown): value is MediaFamily {
  return value === 'image' || value === 'audio' || value === 'file';
}
