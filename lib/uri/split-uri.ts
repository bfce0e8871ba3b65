/** A URI in the parts a template has. */
export interface SplitUri {
  /** Scheme, authority and path. */
  readonly path: string;
  /** Without its question mark; undefined where there is none. */
  readonly query: string | undefined;
  /** Without its hash; undefined where there is none. */
  readonly fragment: string | undefined;
}

/** Takes a URI apart at its question mark and its hash (RFC 3986 §3). */
export function splitUri(uri: string): SplitUri {
  const hash = uri.indexOf('#');
  const whole = hash < 0 ? uri : uri.slice(0, hash);
  const mark = whole.indexOf('?');
  return {
    path: mark < 0 ? whole : whole.slice(0, mark),
    query: mark < 0 ? undefined : whole.slice(mark + 1),
    fragment: hash < 0 ? undefined : uri.slice(hash + 1),
  };
}
