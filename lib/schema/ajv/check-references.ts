import type { JsonSchema } from '../json-schema.js';
import { resolveLocalRef } from '../local-ref.js';
import { invalidJsonSchema } from './invalid-json-schema.js';
import { absoluteUri, walkSchema, type SchemaPlace } from './walk-schema.js';

/**
 * Checks that every `$ref` and `$dynamicRef` points to something inside the
 * document: nothing is ever fetched for a schema.
 * @param root the document
 * @throws SchemaException `MCP_SCHEMA_INVALID_JSON_SCHEMA`
 */
export function checkReferences(root: JsonSchema): void {
  const places = walkSchema(root);
  const resources = new Map(
    places
      .filter(({ schema, resource }) => schema === resource)
      .map(({ base, resource }) => [base, resource]),
  );
  for (const place of places)
    for (const ref of [place.schema.$ref, place.schema.$dynamicRef])
      if (typeof ref === 'string' && !isResolved(ref, place, resources))
        throw refusal(ref);
}

function isResolved(
  ref: string,
  { resource, base }: SchemaPlace,
  resources: ReadonlyMap<string, JsonSchema>,
): boolean {
  if (ref.startsWith('#')) return resolveLocalRef(resource, ref) !== undefined;
  const [uri = '', fragment = ''] = absoluteUri(ref, base).split('#');
  const target = resources.get(uri);
  return (
    target !== undefined &&
    resolveLocalRef(target, `#${fragment}`) !== undefined
  );
}

function refusal(ref: string): Error {
  return ref.startsWith('#')
    ? invalidJsonSchema(
        `The JSON Schema has the reference ${JSON.stringify(ref)}, which points to nothing in it.`,
        'Mend the reference, or put the schema it names under $defs.',
      )
    : invalidJsonSchema(
        `The JSON Schema has the reference ${JSON.stringify(ref)} to another document, and nothing is fetched for a schema.`,
        'Copy the schema it names into $defs and refer to it as "#/$defs/…".',
      );
}
