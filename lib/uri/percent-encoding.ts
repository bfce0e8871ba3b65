/** What RFC 3986 §2.3 calls unreserved, beyond what `encodeURIComponent()` leaves as it is. */
const STILL_RESERVED = /[!'()*]/g;
const TRIPLET = /%[0-9a-f]{2}/gi;
const UNRESERVED = /^[A-Za-z0-9\-._~]$/;
const LONE_SURROGATE = /\p{Surrogate}/gu;
const NOT_ASCII = /\P{ASCII}+/gu;

/** Text with everything encoded but unreserved characters (RFC 6570 §3.2.2). */
export function encodeSimple(text: string): string {
  return encodeURIComponent(wellFormed(text)).replace(STILL_RESERVED, hex);
}

/**
 * Text with reserved characters as they are (RFC 6570 §3.2.3), except for those
 * that would end the part of the URI they stand in: reading it back gives the same text.
 */
export function encodeReserved(text: string): string {
  return encodeURI(wellFormed(text))
    .replace(/%5B/g, '[')
    .replace(/%5D/g, ']')
    .replace(/[?#]/g, hex);
}

/** The text percent-encoding stands for; undefined where it stands for none. */
export function decodePercent(text: string): string | undefined {
  if (!text.includes('%')) return text;
  try {
    return decodeURIComponent(text);
  } catch {
    return undefined;
  }
}

/** One spelling for all that mean the same (RFC 3986 §6.2.2). */
export function normalizePercent(text: string): string {
  return text.replace(NOT_ASCII, encoded).replace(TRIPLET, (triplet) => {
    const character = String.fromCharCode(parseInt(triplet.slice(1), 16));
    return UNRESERVED.test(character) ? character : triplet.toUpperCase();
  });
}

function encoded(characters: string): string {
  return encodeURIComponent(wellFormed(characters));
}

/** Half of a surrogate pair is no character, and nothing can encode it. */
function wellFormed(text: string): string {
  return text.replace(LONE_SURROGATE, '\ufffd');
}

function hex(character: string): string {
  return `%${character.charCodeAt(0).toString(16).toUpperCase()}`;
}
