import { normalizeUri } from '../uri/resource-uri.js';

const PARTS = /^([^:]*:)(\/\/)?(.*)$/s;

/**
 * A URI or URI template within a namespace: `docs://page` becomes
 * `docs://orders/page`, and `urn:isbn:1`, which has no authority, `urn:orders/isbn:1`.
 */
export function namespacedUri(prefix: string, uri: string): string {
  const [, scheme, slashes = '', rest = ''] = PARTS.exec(uri) ?? [];
  // A completion may be for what is no URI at all, which is told elsewhere.
  return scheme === undefined ? uri : `${scheme}${slashes}${prefix}/${rest}`;
}

/** The URI a namespaced one was made of, in whatever spelling it comes; `undefined` for one of no such namespace. */
export function bareUri(prefix: string, uri: string): string | undefined {
  return strip(prefix, uri) ?? strip(prefix, normalizeUri(uri));
}

function strip(prefix: string, uri: string): string | undefined {
  const [, scheme = '', slashes = '', rest = ''] = PARTS.exec(uri) ?? [];
  return rest.startsWith(`${prefix}/`)
    ? `${scheme}${slashes}${rest.slice(prefix.length + 1)}`
    : undefined;
}
