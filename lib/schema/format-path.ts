import type { SchemaIssue } from './compiled-schema.js';

const IDENTIFIER = /^[\p{ID_Start}$_][\p{ID_Continue}$-]*$/u;

/**
 * A path as a programmer writes it: `path.to[0].x`, `["odd name"]`.
 * @param path property names and array indexes
 * @returns empty text for the root
 */
export function formatPath(path: SchemaIssue['path']): string {
  return path.map(formatSegment).join('').replace(/^\./, '');
}

function formatSegment(segment: string | number): string {
  if (typeof segment === 'number') return `[${segment}]`;
  return IDENTIFIER.test(segment)
    ? `.${segment}`
    : `[${JSON.stringify(segment)}]`;
}
