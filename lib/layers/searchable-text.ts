import type { Tool } from '../components/tool.js';
import { isObject } from '../schema/is-object.js';

/** What of a tool is searched: its name and description, and those of its arguments, a line each. */
export function searchableText({
  name,
  title,
  description,
  input,
}: Tool): string {
  const { properties } = input.json;
  const args = isObject(properties) ? Object.entries(properties) : [];
  return [
    name,
    title,
    description,
    ...args.flatMap(([argument, schema]) => [
      argument,
      isObject(schema) ? schema['description'] : undefined,
    ]),
  ]
    .filter((text) => typeof text === 'string')
    .join('\n');
}
