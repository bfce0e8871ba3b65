import { extname } from 'node:path';
import { typeOfExtension } from '../content/mime-types.js';
import { MAX_CONTENT_BYTES, readLimited } from '../content/read-limited.js';
import type { ResourceResult } from '../content/resource-result.js';
import { absolutePath } from './absolute-path.js';
import { bytesContents, type BytesTraits } from './bytes-contents.js';
import { notFoundOr } from './missing.js';
import { ReadyResource, type ReadyResourceOptions } from './ready-resource.js';

/** What a `FileResource` can be told. The media type is that of the file's extension by default. */
export interface FileResourceOptions extends ReadyResourceOptions {
  /** Where the file is; a relative path is one from the working directory at start-up. */
  readonly path: string | URL;
  /** Whether it is sent as base64. Default: where its media type is none of text, or it cannot be read as text. */
  readonly binary?: boolean;
  /** Encoding of its text, a label of the Encoding Standard such as `utf-16le` or `latin1`. Default: UTF-8. */
  readonly encoding?: string;
  /** Longest file that is read, in bytes. Default: 16 MiB. */
  readonly maxBytes?: number;
}

/**
 * A file as a resource, read anew for each request. Without a file there is no
 * such resource for clients.
 *
 * @example
 * ```ts
 * providers: [
 *   FileResource.provider({ uri: 'docs://readme', path: 'README.md' }),
 *   {
 *     provide: 'manual',
 *     inject: [ConfigService],
 *     useFactory: (config: ConfigService) =>
 *       new FileResource({ uri: 'docs://manual', path: config.getOrThrow('MANUAL') }),
 *   },
 * ]
 * ```
 */
export class FileResource extends ReadyResource {
  readonly #path: string;
  readonly #maxBytes: number;
  readonly #traits: BytesTraits;

  /** @throws RangeError when nothing is known of the encoding */
  constructor(options: FileResourceOptions) {
    const { binary, encoding, maxBytes = MAX_CONTENT_BYTES } = options;
    const path = absolutePath(options.path);
    const mimeType =
      options.mimeType ?? typeOfExtension(extname(path).slice(1), 'file');
    super({ ...options, ...(mimeType !== undefined && { mimeType }) });
    // An encoding nobody knows is better found at start-up than at the first read.
    new TextDecoder(encoding);
    this.#path = path;
    this.#maxBytes = maxBytes;
    this.#traits = {
      mimeType,
      encoding,
      // Who names an encoding says that it is text.
      isText:
        binary === undefined ? encoding !== undefined || undefined : !binary,
    };
  }

  async read(): Promise<ResourceResult> {
    const bytes = await readLimited(this.#path, this.#maxBytes).catch(
      (error: unknown) => {
        throw notFoundOr(error);
      },
    );
    return bytesContents(bytes, this.#traits);
  }
}
