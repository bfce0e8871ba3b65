const WORD = /[\p{L}\p{N}]+/gu;
const HUMP = /([\p{Ll}\p{N}])(?=\p{Lu})|(\p{Lu})(?=\p{Lu}\p{Ll})/gu;

/** The words of a text in lower case; names are taken apart: `get_user`, `getUser` and `HTTPServer` have two each. */
export function termsOf(text: string): string[] {
  return (text.replace(HUMP, '$1$2 ').match(WORD) ?? []).map((word) =>
    word.toLowerCase(),
  );
}
