import type { SchemaIssue } from '../compiled-schema.js';
import { describeValue } from '../describe-value.js';
import { isObject } from '../is-object.js';
import { ISSUE_LIMIT } from '../issue-limit.js';
import type { DtoError } from './dto-peers.js';
import type { OuterNames } from './outer-names.js';

/** A place in a value, and the name that messages about it begin with. */
interface Place {
  readonly path: SchemaIssue['path'];
  readonly name: string | undefined;
}

/**
 * class-validator's tree of errors as issues with full paths, at most 100.
 * @param errors what `validate` gave; not empty
 * @param names the names clients know properties by
 */
export function dtoIssues(
  errors: readonly DtoError[],
  names: OuterNames,
): SchemaIssue[] {
  const issues: SchemaIssue[] = [];
  collect(errors, { path: [], name: undefined }, names, issues);
  return issues;
}

function collect(
  errors: readonly DtoError[],
  parent: Place,
  names: OuterNames,
  issues: SchemaIssue[],
): void {
  for (const error of errors) {
    if (issues.length >= ISSUE_LIMIT) return;
    const place = placeOf(error, parent, names);
    for (const [name, text] of Object.entries(error.constraints ?? {}))
      issues.push({
        path: place.path,
        message: messageOf(error, place, { name, text }),
      });
    collect(error.children ?? [], place, names, issues);
  }
}

// Indexes come as text, like property names; only the container tells them apart. Messages about items name the list.
function placeOf(
  { target, property }: DtoError,
  { path, name }: Place,
  names: OuterNames,
): Place {
  if (property === undefined) return { path, name };
  if (Array.isArray(target) || target instanceof Set)
    return { path: [...path, Number(property)], name };
  return { path: [...path, names(target, property)], name: property };
}

function messageOf(
  { value }: DtoError,
  place: Place,
  { name, text }: { name: string; text: string },
): string {
  if (name === 'whitelistValidation') return 'is not a known property';
  const reason = withoutName(text || `fails ${name}`, place);
  if (value === undefined || isObject(value) || reason === text) return reason;
  return `${reason}, got ${describeValue(value)}`;
}

// The path is said already; a message of the user's own stays as it is.
function withoutName(text: string, { name }: Place): string {
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
