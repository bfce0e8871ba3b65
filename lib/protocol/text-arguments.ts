import { isJsonObject } from './json-object.js';

/**
 * Arguments that travel as text, as those of prompts and completions do
 * (2025-11-25, Prompts).
 *
 * @returns undefined for anything but an object of strings
 */
export function textArguments(
  value: unknown,
): Readonly<Record<string, string>> | undefined {
  if (!isJsonObject(value)) return undefined;
  const texts: Record<string, string> = {};
  for (const [name, text] of Object.entries(value)) {
    if (typeof text !== 'string') return undefined;
    texts[name] = text;
  }
  return texts;
}
