import { findHostileKey } from '../../schema/hostile-keys.js';
import { MAX_JSON_DEPTH } from '../../schema/json-depth.js';

const FENCE = '```';

/**
 * The JSON a model wrote as text: all of it, or what stands between the first
 * code fence and the last. Of what JSON can say, it is given what a client may
 * send: no deeper, and with no key that reaches a prototype.
 *
 * @returns `undefined` when there is none
 */
export function jsonIn(text: string): { readonly value: unknown } | undefined {
  return parse(text) ?? parse(fenced(text));
}

function fenced(text: string): string {
  const start = text.indexOf(FENCE) + FENCE.length;
  const end = text.lastIndexOf(FENCE);
  return text.slice(start, Math.max(start, end)).replace(/^json/i, '');
}

function parse(text: string): { readonly value: unknown } | undefined {
  try {
    const value: unknown = JSON.parse(text);
    return findHostileKey(value, MAX_JSON_DEPTH) === 'clean'
      ? { value }
      : undefined;
  } catch {
    return undefined;
  }
}
