import type { Component } from '../components/component.js';

const KINDS = [
  ['tool', 'tool'],
  ['resource', 'resource'],
  ['resource-template', 'resource template'],
  ['prompt', 'prompt'],
] as const;

/** How many there are of each kind, in words: `2 tools, 1 prompt`. Empty for none. */
export function countsOf(components: readonly Component[]): string {
  return KINDS.flatMap(([kind, words]) => {
    const number = components.filter((each) => each.kind === kind).length;
    if (number === 0) return [];
    return [`${number} ${words}${number === 1 ? '' : 's'}`];
  }).join(', ');
}
