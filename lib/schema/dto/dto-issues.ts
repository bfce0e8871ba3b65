import type { SchemaIssue } from '../compiled-schema.js';
import { describeValue } from '../describe-value.js';
import { isObject } from '../is-object.js';
import { ISSUE_LIMIT } from '../issue-limit.js';
import type { DtoError } from './dto-peers.js';

/**
 * class-validator's tree of errors as issues with full paths, at most 100.
 * @param errors what `validate` gave; not empty
 */
export function dtoIssues(errors: readonly DtoError[]): SchemaIssue[] {
  const issues: SchemaIssue[] = [];
  collect(errors, [], issues);
  return issues;
}

function collect(
  errors: readonly DtoError[],
  parent: SchemaIssue['path'],
  issues: SchemaIssue[],
): void {
  for (const error of errors) {
    if (issues.length >= ISSUE_LIMIT) return;
    const path =
      error.property === undefined ? parent : [...parent, segmentOf(error)];
    for (const [name, text] of Object.entries(error.constraints ?? {}))
      issues.push({ path, message: messageOf(error, path, { name, text }) });
    collect(error.children ?? [], path, issues);
  }
}

// Indexes come as text, like property names; only the container tells them apart.
function segmentOf({ target, property = '' }: DtoError): string | number {
  return Array.isArray(target) || target instanceof Set
    ? Number(property)
    : property;
}

function messageOf(
  { value }: DtoError,
  path: SchemaIssue['path'],
  { name, text }: { name: string; text: string },
): string {
  if (name === 'whitelistValidation') return 'is not a known property';
  const reason = withoutName(text || `fails ${name}`, path);
  if (value === undefined || isObject(value) || reason === text) return reason;
  return `${reason}, got ${describeValue(value)}`;
}

// The path is said already; a message of the user's own stays as it is. Messages about items name the list.
function withoutName(text: string, path: SchemaIssue['path']): string {
  const name = path.findLast((segment) => typeof segment === 'string');
  const prefixes: [string, string][] = [
    [`${name} `, ''],
    [`each value in ${name} `, 'each value '],
    [`nested property ${name} `, ''],
    [`each value in nested property ${name} `, ''],
  ];
  for (const [prefix, replacement] of prefixes)
    if (text.startsWith(prefix)) return replacement + text.slice(prefix.length);
  return text;
}
