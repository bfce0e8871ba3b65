import { normalizePercent } from './percent-encoding.js';

/** Longest URI looked at: nobody has longer ones, and matching costs time. */
export const LONGEST_URI = 8192;

const ABSOLUTE =
  /^[A-Za-z][A-Za-z0-9+.-]*:(?:[^\s\p{Cc}<>"{}|\\^`%]|%[0-9A-Fa-f]{2})+$/u;
const SCHEME = /^[a-z][a-z0-9+.-]*(?=:)/i;
const LOWER_SCHEME = /^[a-z0-9+.-]+:/;
const UNUSUAL = /[%\u0080-\uffff]/;

/** Whether text is an absolute URI (RFC 3986 §4.3) as a resource may have: a scheme, and something behind it. Characters beyond ASCII may stand as they are. */
export function isResourceUri(text: string): boolean {
  return text.length <= LONGEST_URI && ABSOLUTE.test(text);
}

/**
 * What URIs have in common that mean the same: the scheme in lower case and one
 * spelling of percent-encoding (RFC 3986 §6.2.2). The authority keeps its case:
 * in URIs of resources it often is a name like any other. Text longer than any
 * URI is left as it is.
 */
export function normalizeUri(uri: string): string {
  if (uri.length > LONGEST_URI) return uri;
  const lower = LOWER_SCHEME.test(uri)
    ? uri
    : uri.replace(SCHEME, (scheme) => scheme.toLowerCase());
  return UNUSUAL.test(lower) ? normalizePercent(lower) : lower;
}
