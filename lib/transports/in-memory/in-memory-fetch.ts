import type { HttpTransport } from '../http/http-transport.js';
import { InMemoryCall } from './in-memory-call.js';

/** A function that can be used in place of `fetch`. */
export type Fetch = (
  input: string | URL | Request,
  init?: RequestInit,
) => Promise<Response>;

/**
 * A `fetch` that hands requests to a transport in the same process: what a test
 * or an embedded client gives to the SDK's `StreamableHTTPClientTransport`. All
 * of the request's way is run, guards and headers included; only the network is not.
 *
 * @param options.headers sent with every request, unless it names them itself
 * @param options.user put on every request as `user`, as if a guard had authenticated it
 * @example
 * new StreamableHTTPClientTransport(new URL('http://in-memory/mcp'), {
 *   fetch: createInMemoryFetch(transport),
 * });
 */
export function createInMemoryFetch(
  transport: HttpTransport,
  options: {
    readonly headers?: Readonly<Record<string, string>>;
    readonly user?: unknown;
  } = {},
): Fetch {
  return async (input, init) => {
    const request = new Request(input, init);
    const headers = new Headers(options.headers);
    for (const [name, value] of request.headers) headers.set(name, value);
    const { method, signal } = request;
    signal.throwIfAborted();
    const body = await request.text();
    return new Promise<Response>((resolve, reject) => {
      signal.addEventListener('abort', () => reject(abortError(signal)), {
        once: true,
      });
      const url = new URL(request.url);
      const respond = resolve;
      void transport.handle(
        new InMemoryCall({
          method,
          url,
          headers,
          body,
          signal,
          respond,
          user: options.user,
        }),
      );
    });
  };
}

function abortError(signal: AbortSignal): Error {
  const reason: unknown = signal.reason;
  return reason instanceof Error
    ? reason
    : new DOMException('The request was aborted.', 'AbortError');
}
