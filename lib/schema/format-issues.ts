import type { SchemaIssue } from './compiled-schema.js';
import { formatPath } from './format-path.js';

const ROOT = '(arguments)';
const MOST_LINES = 20;
const LONGEST_MESSAGE = 300;
const LONGEST_PATH = 200;

/**
 * The issues as text for a model that is to mend its arguments: one line each,
 * `path.to[0].x: reason`, at most 20 lines and then how many are left out.
 * @param issues the issues of one refused value
 */
export function formatIssues(issues: readonly SchemaIssue[]): string {
  const lines = issues
    .slice(0, MOST_LINES)
    .map(
      ({ path, message }) =>
        `${shorten(formatPath(path) || ROOT, LONGEST_PATH)}: ${oneLine(shorten(message, LONGEST_MESSAGE))}`,
    );
  const left = issues.length - lines.length;
  if (left > 0) lines.push(`… and ${left} more`);
  return lines.join('\n');
}

function oneLine(text: string): string {
  return text.replace(/\s*[\r\n]+\s*/g, ' ');
}

function shorten(text: string, longest: number): string {
  return text.length > longest ? `${text.slice(0, longest)}…` : text;
}
