import type { KnownTool } from '../context/known-components.js';
import { isObject } from '../schema/is-object.js';

/** The tools a search found, as text for the model. */
export function foundTools(
  tools: readonly KnownTool[],
  format: 'json' | 'markdown',
): string {
  if (format === 'json') return JSON.stringify(tools);
  return tools.length === 0
    ? 'No tool was found.'
    : tools.map(inMarkdown).join('\n\n');
}

function inMarkdown({ name, description, inputSchema }: KnownTool): string {
  const { properties, required } = inputSchema;
  const args = isObject(properties) ? Object.entries(properties) : [];
  const lines = args.map(([argument, schema]) => {
    const needed = Array.isArray(required) && required.includes(argument);
    return `- \`${argument}\` (${typeOf(schema)}${needed ? ', required' : ''})${wordsOf(schema)}`;
  });
  return [
    `### ${name}`,
    ...(description === undefined ? [] : [description]),
    ...(lines.length === 0 ? [] : [lines.join('\n')]),
  ].join('\n\n');
}

function typeOf(schema: unknown): string {
  const type = isObject(schema) ? schema['type'] : undefined;
  const types = Array.isArray(type) ? type : [type];
  return types.every((each) => typeof each === 'string')
    ? types.join(' or ')
    : 'see its schema';
}

function wordsOf(schema: unknown): string {
  const words = isObject(schema) ? schema['description'] : undefined;
  return typeof words === 'string' ? `: ${words}` : '';
}
