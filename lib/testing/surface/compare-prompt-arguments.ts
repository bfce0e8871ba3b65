import { isRecord, type JsonRecord, listOf } from './json-value.js';
import { changeOfWords } from './schema-words.js';
import type { ChangeClass } from './surface-change.js';

/** Fields of an argument that are only read. */
const WORDS = ['title', 'description'];

/**
 * Compares the arguments of a prompt, all of which are texts.
 *
 * @param note is told of every change, with the name of the argument
 */
export function comparePromptArguments(
  before: unknown,
  now: unknown,
  note: (name: string, level: ChangeClass, what: string) => void,
): void {
  const old = byName(before);
  const current = byName(now);
  for (const name of new Set([...old.keys(), ...current.keys()])) {
    const was = old.get(name);
    const is = current.get(name);
    const required = is?.['required'] === true;
    if (!is) note(name, 'breaking', 'was removed');
    else if (!was) {
      if (required) note(name, 'breaking', 'is new and required');
      else note(name, 'additive', 'is new');
    } else {
      if (required !== (was['required'] === true)) {
        if (required) note(name, 'breaking', 'is required now');
        else note(name, 'additive', 'is optional now');
      }
      for (const word of WORDS) {
        const what = changeOfWords(word, was[word], is[word]);
        if (what) note(name, 'visible', what);
      }
    }
  }
}

function byName(list: unknown): ReadonlyMap<string, JsonRecord> {
  const items = listOf(list).filter(isRecord);
  return new Map(items.map((item) => [String(item['name']), item]));
}
