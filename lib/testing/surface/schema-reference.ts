import { isRecord, type JsonRecord } from './json-value.js';
import { withoutWords } from './schema-words.js';

/** A chain of references longer than this goes round in a circle. */
const MAX_HOPS = 16;

/**
 * Puts what a schema refers to in its place, where that is a place in the same
 * document (`#`, `#/$defs/x`); words beside the reference go before those there.
 *
 * @returns the schema as it is where it refers to nothing, or where putting it together could lose something
 */
export function followed(schema: JsonRecord, root: unknown): JsonRecord {
  let place = schema;
  for (let hops = 0; hops < MAX_HOPS; hops += 1) {
    const { $ref, ...beside } = place;
    const target = typeof $ref === 'string' ? targetOf(root, $ref) : undefined;
    if (!target || collide(target, beside)) return place;
    place = { ...target, ...beside };
  }
  return schema;
}

function targetOf(root: unknown, ref: string): JsonRecord | undefined {
  if (ref !== '#' && !ref.startsWith('#/')) return undefined;
  const [, ...tokens] = ref.split('/');
  const place = tokens
    .map((token) => decoded(token).replaceAll('~1', '/').replaceAll('~0', '~'))
    .reduce(childOf, root);
  return isRecord(place) ? place : undefined;
}

function childOf(place: unknown, key: string): unknown {
  if (Array.isArray(place)) return place[Number(key)];
  return isRecord(place) && Object.hasOwn(place, key) ? place[key] : undefined;
}

function decoded(token: string): string {
  try {
    return decodeURIComponent(token);
  } catch {
    return token;
  }
}

function collide(target: JsonRecord, beside: JsonRecord): boolean {
  const keywords = Object.keys(withoutWords(target));
  return Object.keys(withoutWords(beside)).some((key) =>
    keywords.includes(key),
  );
}
