import type { UriTemplate } from './uri-template.js';

const SEPARATOR = /[/\\]/;
/** `..`, and what Windows takes for it: it drops spaces, and the dots around them, off the end of a segment. */
const PARENT = /^\s*\.\.(?:\.*\s[\s.]*)?$/;
const ABSOLUTE = /^(?:[/\\]|[A-Za-z]:)/;

/** Percent-encoded ASCII, by itself: elsewhere the value may be no percent-encoding at all. */

const ENCODED = /%[0-7][0-9a-f]/gi;

/** A parameter that must not reach a file system, and why. */
export interface UnsafeParameter {
  readonly name: string;
  readonly reason: 'path-traversal' | 'absolute-path' | 'null-byte';
}

/**
 * Looks for parameters that would lead a handler that opens files out of its
 * folder: `..` as a segment, with either slash; absolute paths, drive letters
 * among them; null bytes. All of them percent-encoded once more as well.
 *
 * @param values the decoded parameters of a URI
 * @param exempt names of parameters that may hold anything
 * @returns the first of them; undefined where all are harmless
 */
export function unsafeParameter(
  values: Readonly<Record<string, string>>,
  { variables }: Pick<UriTemplate, 'variables'>,
  exempt: readonly string[],
): UnsafeParameter | undefined {
  for (const { name } of variables) {
    const value = Object.hasOwn(values, name) ? values[name] : undefined;
    if (value === undefined || exempt.includes(name)) continue;
    const reason = dangerOf(value) ?? dangerOf(value.replace(ENCODED, decoded));
    if (reason) return { name, reason };
  }
  return undefined;
}

function dangerOf(value: string): UnsafeParameter['reason'] | undefined {
  if (value.includes('\0')) return 'null-byte';
  if (ABSOLUTE.test(value)) return 'absolute-path';
  return value.split(SEPARATOR).some((segment) => PARENT.test(segment))
    ? 'path-traversal'
    : undefined;
}

function decoded(triplet: string): string {
  return String.fromCharCode(parseInt(triplet.slice(1), 16));
}
