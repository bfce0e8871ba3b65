import type { DtoClass } from '../schema-source.js';

/**
 * Names for classes under `$defs`: their own, numbered where two have the same.
 * @param classes the classes, each once
 */
export function definitionNames(
  classes: readonly DtoClass[],
): ReadonlyMap<DtoClass, string> {
  const taken = new Set<string>();
  return new Map(
    classes.map((classRef) => {
      const name = freeName(plainName(classRef.name), taken);
      taken.add(name);
      return [classRef, name];
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
