import { isObject } from '../is-object.js';

const MOST_MEMBERS = 10_000;

/**
 * Tells whether a value has few enough members to collect every issue of it.
 * @param value anything; a cycle counts as big
 */
export function isSmall(value: unknown): boolean {
  const waiting: unknown[] = [value];
  let members = 0;
  for (
    let next = waiting.pop();
    next !== undefined || waiting.length > 0;
    next = waiting.pop()
  ) {
    if (!isObject(next)) continue;
    const inside = Object.values(next);
    members += inside.length;
    if (members > MOST_MEMBERS) return false;
    for (const member of inside) waiting.push(member);
  }
  return true;
}
