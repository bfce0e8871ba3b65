import { ContentException } from '../content/content.exception.js';
import type { McpContext } from '../context/mcp-context.js';
import { absolutePath } from './absolute-path.js';
import { globTest } from './glob-pattern.js';
import { listFiles } from './list-files.js';
import { notFoundOr } from './missing.js';
import { ReadyResource, type ReadyResourceOptions } from './ready-resource.js';

/** Most files one listing names: a list that is longer helps nobody and costs everybody. */
const MOST_FILES = 10_000;

/** What a `DirectoryResource` can be told. */
export interface DirectoryResourceOptions extends ReadyResourceOptions {
  /** Where the folder is; a relative path is one from the working directory at start-up. */
  readonly path: string | URL;
  /** Whether folders in it are looked through, too. Default: false. */
  readonly recursive?: boolean;
  /**
   * Which files are named: a glob of `*`, `?` and `**`, about their names or,
   * with a slash in it, about their paths in the folder. A regular expression is
   * about the paths. Default: all of them.
   */
  readonly pattern?: string | RegExp;
}

/** What reading a `DirectoryResource` gives. */
export interface DirectoryListing {
  /** Paths relative to the folder, with forward slashes, sorted. */
  readonly files: readonly string[];
}

/**
 * The names of the files in a folder as a resource, `{ "files": ["a.md"] }`,
 * looked up anew for each request, at most 10,000. It serves no contents: add a
 * `FileResource` or a template for those.
 *
 * @example
 * DirectoryResource.provider({ uri: 'docs://', path: 'docs', recursive: true, pattern: '*.md' })
 */
export class DirectoryResource extends ReadyResource {
  readonly #path: string;
  readonly #recursive: boolean;
  readonly #test: (path: string) => boolean;

  constructor(options: DirectoryResourceOptions) {
    super({ mimeType: 'application/json', ...options });
    this.#path = absolutePath(options.path);
    this.#recursive = options.recursive ?? false;
    this.#test = testOf(options.pattern);
  }

  async read({ signal }: McpContext): Promise<DirectoryListing> {
    const files: string[] = [];
    try {
      for await (const file of listFiles(this.#path, {
        recursive: this.#recursive,
        test: this.#test,
        signal,
      })) {
        if (files.length === MOST_FILES) {
          throw new ContentException(
            `${this.#path} has more than ${MOST_FILES} files that fit: narrow the pattern.`,
          );
        }
        files.push(file);
      }
    } catch (error) {
      throw notFoundOr(error);
    }
    return { files: files.sort() };
  }
}

function testOf(
  pattern: DirectoryResourceOptions['pattern'],
): (path: string) => boolean {
  if (pattern === undefined) return () => true;
  // Not test(): with the flag g it remembers where it was.
  return typeof pattern === 'string'
    ? globTest(pattern)
    : (path) => path.search(pattern) >= 0;
}
