import type { DtoClass } from '../schema-source.js';

/**
 * Names for what stands under `$defs`: those of their classes, numbered where
 * two have the same.
 * @param entries what is to be named, each once
 * @param classOf the class of an entry
 */
export function definitionNames<Entry>(
  entries: readonly Entry[],
  classOf: (entry: Entry) => DtoClass,
): ReadonlyMap<Entry, string> {
  const taken = new Set<string>();
  return new Map(
    entries.map((entry) => {
      const name = freeName(plainName(classOf(entry).name), taken);
      taken.add(name);
      return [entry, name];
    }),
  );
}

// The name stands in a JSON pointer in a URI, where other characters would be escaped.
function plainName(name: string): string {
  return name.replace(/[^\w.-]/g, '_') || 'Dto';
}

function freeName(name: string, taken: ReadonlySet<string>): string {
  let free = name;
  for (let number = 2; taken.has(free); number += 1) free = `${name}${number}`;
  return free;
}
