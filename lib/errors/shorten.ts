const LIMIT = 100;

/** A text of the client's, at most 100 characters of it, to be quoted in an error. */
export function shorten(text: string): string {
  return text.length > LIMIT ? `${text.slice(0, LIMIT - 1)}…` : text;
}
