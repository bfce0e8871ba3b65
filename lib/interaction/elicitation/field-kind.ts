import { optionsOf } from './field-options.js';
import type { SettledSchema } from './settled-schema.js';

/**
 * The JSON type of what a schema describes.
 *
 * @param schema the schema of a field
 * @returns undefined when it describes values of several types, or says nothing
 */
export function fieldKind(schema: SettledSchema): string | undefined {
  const { type, items, properties } = schema.keywords;
  if (typeof type === 'string') return type;
  if (type !== undefined) return undefined;
  const options = optionsOf(schema);
  // A mixed choice counts as one of text, and is refused as such.
  if (options)
    return common(options.map(({ value }) => typeof value)) ?? 'string';
  if (items !== undefined) return 'array';
  if (properties !== undefined) return 'object';
  return common(schema.alternatives.map(fieldKind));
}

function common(kinds: readonly (string | undefined)[]): string | undefined {
  const different = new Set(kinds);
  if (different.size === 2 && different.has('integer'))
    return different.has('number') ? 'number' : undefined;
  const [kind] = different;
  return different.size === 1 ? kind : undefined;
}
