import type { Annotations, Icon } from '../sdk.js';
import type { Bytes } from './bytes.js';

/** What every part of a result can be given. */
export interface ContentOptions {
  /** Who it is for, how important it is, when it last changed (2025-11-25, Annotations). */
  readonly annotations?: Annotations;
  /** `_meta` of the block. */
  readonly meta?: Readonly<Record<string, unknown>>;
}

/** How an image or a sound is described. */
export interface MediaOptions extends ContentOptions {
  /** Media type. Default: by `format`, the file's extension, the first bytes, then `image/png` or `audio/wav`. */
  readonly mimeType?: string;
  /** The media type in short: `png`, `mp3`. */
  readonly format?: string;
}

/** How a file is described. */
export interface FileOptions extends MediaOptions {
  /** What the file is called, with its extension. Its URI becomes `file:///<name>`. */
  readonly name?: string;
  /** The URI of the embedded resource. Default: by `name`, then by the path. */
  readonly uri?: string;
}

/** A file of the server, read when the result is sent: at most 16 MiB, relative to the working directory. */
export interface PathSource {
  readonly path: string | URL;
}

/** Data at hand: bytes, base64 text, or a `data:` URL. */
export interface DataSource {
  readonly data: Bytes | string;
}

/** Text at hand, as the content of a file. */
export interface TextSource {
  readonly text: string;
}

/** An image or a sound: a path, bytes, or either with its description. */
export type MediaInput =
  string | URL | Bytes | ((PathSource | DataSource) & MediaOptions);

/** A file: a path, bytes, or path, data or text with its description. */
export type FileInput =
  string | URL | Bytes | ((PathSource | DataSource | TextSource) & FileOptions);

/** A resource the client may read by its URI (2025-11-25, Resource Links). */
export interface LinkInput extends ContentOptions {
  readonly uri: string;
  /** What programs call it. */
  readonly name: string;
  /** What people call it. */
  readonly title?: string;
  readonly description?: string;
  readonly mimeType?: string;
  /** Size of the content in bytes, before any encoding. */
  readonly size?: number;
  readonly icons?: readonly Icon[];
}

/** The contents of a resource, sent along (2025-11-25, Embedded Resources). */
export interface EmbeddedInput extends ContentOptions {
  readonly uri: string;
  readonly mimeType?: string;
  /** Either this or `blob`. */
  readonly text?: string;
  /** Bytes or base64 text. */
  readonly blob?: Bytes | string;
}
