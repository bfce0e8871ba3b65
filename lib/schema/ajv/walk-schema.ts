import { childSchemas } from '../child-schemas.js';
import type { JsonSchema } from '../json-schema.js';

/** A schema inside a document, and what its references are relative to. */
export interface SchemaPlace {
  /** The schema itself. */
  readonly schema: JsonSchema;
  /** The nearest schema around it that is a resource: the document, or one with `$id`. */
  readonly resource: JsonSchema;
  /** The URI of that resource; empty for a document without `$id`. */
  readonly base: string;
}

/**
 * Every schema of a document, each once, without recursion: a hostile document
 * is nested deeper than the stack.
 * @param root the document
 */
export function walkSchema(root: JsonSchema): readonly SchemaPlace[] {
  const places = [placeOf(root, root, '')];
  const seen = new Set([root]);
  for (const { schema, resource, base } of places)
    for (const child of childSchemas(schema)) {
      if (seen.has(child)) continue;
      seen.add(child);
      places.push(placeOf(child, resource, base));
    }
  return places;
}

/**
 * A reference or `$id` as an absolute URI where that is possible.
 * @param uri what the schema says
 * @param base the URI it is relative to, possibly empty
 */
export function absoluteUri(uri: string, base: string): string {
  return URL.canParse(uri, base || undefined)
    ? new URL(uri, base || undefined).href
    : uri;
}

function placeOf(
  schema: JsonSchema,
  resource: JsonSchema,
  base: string,
): SchemaPlace {
  return typeof schema.$id === 'string'
    ? { schema, resource: schema, base: absoluteUri(schema.$id, base) }
    : { schema, resource, base };
}
