import { NotFoundException } from '@nestjs/common';
import { MAX_CONTENT_BYTES } from '../content/read-limited.js';
import type { ResourceResult } from '../content/resource-result.js';
import type { McpContext } from '../context/mcp-context.js';
import { bytesContents } from './bytes-contents.js';
import { readBody } from './read-body.js';
import { ReadyResource, type ReadyResourceOptions } from './ready-resource.js';
import { UpstreamResponseException } from './upstream-response.exception.js';

const DEFAULT_TIMEOUT_MS = 30_000;

/** Statuses that mean there is nothing. */
const GONE: ReadonlySet<number> = new Set([404, 410]);

/** What an `HttpResource` can be told. The media type is that of each response by default. */
export interface HttpResourceOptions extends ReadyResourceOptions {
  /** What is fetched, without user name and password. Never make it of what clients send: they could reach into your network. */
  readonly url: string | URL;
  /** Headers of the request. */
  readonly headers?: Readonly<Record<string, string>>;
  /** How long fetching may take, the body included, in milliseconds. Default: 30 seconds. */
  readonly timeoutMs?: number;
  /** Longest body that is read, in bytes. Default: 16 MiB. */
  readonly maxBytes?: number;
  /** What to do when the server sends elsewhere: headers of your own go there, too. Default: `follow`. */
  readonly redirect?: 'follow' | 'error';
}

/**
 * What a URL gives as a resource, fetched anew for each request: text where its
 * media type is one of text, base64 otherwise. Fetching ends with the request.
 *
 * @example
 * HttpResource.provider({ uri: 'rates://today', url: 'https://example.com/rates.json', timeoutMs: 5_000 })
 */
export class HttpResource extends ReadyResource {
  readonly #url: URL;
  readonly #options: HttpResourceOptions;

  /** @throws TypeError when the URL is none, or has credentials in it (WHATWG Fetch, §5.4) */
  constructor(options: HttpResourceOptions) {
    super(options);
    const url = new URL(options.url);
    // Each fetch would be refused, with the credentials in the message.
    if (url.username || url.password) {
      throw new TypeError(
        `The URL of resource "${options.uri}" has credentials in it, with which nothing is fetched: put them into headers, as Authorization.`,
      );
    }
    this.#url = url;
    this.#options = options;
  }

  async read({ signal }: McpContext): Promise<ResourceResult> {
    const { headers, maxBytes = MAX_CONTENT_BYTES } = this.#options;
    const { redirect = 'follow', timeoutMs = DEFAULT_TIMEOUT_MS } =
      this.#options;
    const response = await fetch(this.#url, {
      redirect,
      signal: AbortSignal.any([signal, AbortSignal.timeout(timeoutMs)]),
      ...(headers && { headers }),
    });
    if (!response.ok) {
      await response.body?.cancel();
      throw GONE.has(response.status)
        ? new NotFoundException('Resource not found')
        : new UpstreamResponseException(this.#url, response.status);
    }
    const { mimeType, charset } = contentType(response.headers);
    return bytesContents(await readBody(response, maxBytes), {
      mimeType: this.listing.mimeType ?? mimeType,
      encoding: charset,
    });
  }
}

/** Media type and charset of a response (RFC 9110 §8.3), as far as it says. */
function contentType(headers: Headers): {
  readonly mimeType: string | undefined;
  readonly charset: string | undefined;
} {
  const header = headers.get('content-type') ?? '';
  const [type = ''] = header.split(';');
  const [, charset] = /;\s*charset="?([^\s;"]+)/i.exec(header) ?? [];
  return { mimeType: type.trim().toLowerCase() || undefined, charset };
}
