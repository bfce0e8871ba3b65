import { isSchemaObject } from '../../schema/child-schemas.js';
import type { JsonSchema } from '../../schema/json-schema.js';

/**
 * The keywords of schemas that hold together. Of two that limit the same thing
 * the later one stays: it is what the user is shown, not what is checked.
 *
 * @param parts the schemas, those that win last
 */
export function mergeParts(parts: readonly JsonSchema[]): JsonSchema {
  const required = new Set(parts.flatMap(requiredOf));
  return {
    ...overlaid(parts),
    ...(parts.some(({ properties }) => properties !== undefined) && {
      properties: overlaid(parts.map(propertiesOf)),
    }),
    ...(required.size > 0 && { required: [...required] }),
  };
}

function overlaid(parts: readonly JsonSchema[]): JsonSchema {
  return Object.fromEntries(parts.flatMap((part) => Object.entries(part)));
}

/** The properties of an object schema. */
export function propertiesOf({ properties }: JsonSchema): JsonSchema {
  return isSchemaObject(properties) ? properties : {};
}

/** The names of the properties an object schema requires. */
export function requiredOf({ required }: JsonSchema): readonly string[] {
  return Array.isArray(required)
    ? required.filter((name) => typeof name === 'string')
    : [];
}
