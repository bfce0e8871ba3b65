import { Script } from 'node:vm';
import type { Tool } from '../components/tool.js';
import { ToolError } from '../errors/tool-error.js';
import { searchableText } from './searchable-text.js';

/** How long a pattern may take over all tools, in milliseconds: some patterns would take years. */
const LONGEST_SEARCH_MS = 50;
/** Longest text of a tool that is looked at, in characters. */
const LONGEST_TEXT = 10_000;

// Run in a context of its own, because only what runs there can be given a time limit.
const SEARCH = new Script(`
  (() => {
    const regex = new RegExp(pattern, 'i');
    const found = [];
    for (let at = 0; at < texts.length && found.length < most; at += 1) {
      if (regex.test(texts[at])) found.push(at);
    }
    return JSON.stringify(found);
  })()
`);

/**
 * The first tools whose texts a regular expression fits, in order, upper and
 * lower case being the same; none for what is no regular expression.
 *
 * @throws ToolError for a pattern that takes too long
 */
export function matching(
  tools: readonly Tool[],
  pattern: string,
  most: number,
): readonly Tool[] {
  if (!isPattern(pattern)) return [];
  const texts = tools.map((tool) =>
    searchableText(tool).slice(0, LONGEST_TEXT),
  );
  const found = search({ pattern, texts, most });
  return tools.filter((_, at) => found.has(at));
}

function search(given: {
  readonly pattern: string;
  readonly texts: readonly string[];
  readonly most: number;
}): ReadonlySet<unknown> {
  try {
    const found: unknown = JSON.parse(
      String(SEARCH.runInNewContext(given, { timeout: LONGEST_SEARCH_MS })),
    );
    return new Set(Array.isArray(found) ? found : []);
  } catch (error) {
    // Some patterns are found to be too large only when they are used.
    if (Reflect.get(Object(error), 'code') !== 'ERR_SCRIPT_EXECUTION_TIMEOUT') {
      return new Set();
    }
    throw new ToolError(
      'The pattern takes too long to look for: use a simpler one, without repetitions within repetitions.',
    );
  }
}

function isPattern(pattern: string): boolean {
  try {
    return new RegExp(pattern, 'i') instanceof RegExp;
  } catch {
    return false;
  }
}
