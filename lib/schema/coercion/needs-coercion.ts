import type { JsonSchema } from '../json-schema.js';
import type { AllowedTypesFinder } from './allowed-types.js';
import { schemaParts } from './schema-parts.js';
import { textCoercion } from './text-coercion.js';

/**
 * Tells whether a schema has a place where text can be coerced.
 * @param root the schema
 * @param types finds the types of its schemas
 */
export function needsCoercion(
  root: JsonSchema,
  types: AllowedTypesFinder,
): boolean {
  const waiting = [{ schema: root, resource: root }];
  const seen = new Set([root]);
  for (const { schema, resource } of waiting) {
    if (textCoercion(types.find(schema, resource))) return true;
    for (const part of schemaParts(schema, resource, types)) {
      if (seen.has(part.schema)) continue;
      seen.add(part.schema);
      waiting.push(part);
    }
  }
  return false;
}
