import { brandOf, holdsBrand } from '../content/brand.js';
import { ContentException } from '../content/content.exception.js';
import { toJson } from '../content/json-text.js';

/**
 * The value itself, once it is known that JSON can carry it: found out here, a
 * mistake is the handler's failure, and has its place in the log. Texts, which
 * make results large, are not looked into.
 *
 * @throws ContentException for a cycle, a BigInt, a `toJSON()` that fails, and
 *   for content and other values of the library, which are not for clients
 */
export function sendable<T>(value: T): T {
  check(value, new Set());
  return value;
}

/** What is wrong with content where only JSON can be. */
export function misplacedContent(): ContentException {
  return new ContentException(
    'The result holds content.* or another value of nest-fastmcp inside an object, in `_meta` or where only JSON can be: return it by itself, in a list, or as content of a ToolResult, ResourceResult or PromptResult.',
  );
}

function check(value: unknown, ancestors: Set<object>): void {
  if (typeof value === 'bigint') throw unsendable('it holds a BigInt');
  if (typeof value !== 'object' || value === null) return;
  if ('toJSON' in value) {
    if (holdsBrand(toJson(value))) throw misplacedContent();
    return;
  }
  if (brandOf(value) !== undefined) throw misplacedContent();
  if (ancestors.has(value)) throw unsendable('it holds itself');
  ancestors.add(value);
  for (const part of Object.values(value)) check(part, ancestors);
  ancestors.delete(value);
}

function unsendable(reason: string): ContentException {
  return new ContentException(`The result is not JSON: ${reason}.`);
}
