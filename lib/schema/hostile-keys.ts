import { isObject } from './is-object.js';

/**
 * Whether JSON text may hold a key that `findHostileKey` finds. Cheap, and wrong
 * on the safe side: an escape can spell any name.
 */
export function mayHaveHostileKey(text: string): boolean {
  return (
    text.includes('__proto__') ||
    text.includes('"constructor"') ||
    text.includes('\\u')
  );
}

/** What looking through a value found. */
export type KeyVerdict = 'hostile' | 'too-deep' | 'clean';

/**
 * Looks for keys through which a careless merge would reach a prototype:
 * `__proto__`, or `prototype` under `constructor`.
 *
 * @param levels levels of nesting to accept, which bounds the recursion
 */
export function findHostileKey(value: unknown, levels: number): KeyVerdict {
  if (typeof value !== 'object' || value === null) return 'clean';
  if (levels === 0) return 'too-deep';
  if (Array.isArray(value)) return findInItems(value, levels);
  for (const key of Object.keys(value)) {
    if (key === '__proto__') return 'hostile';
    const child: unknown = Reflect.get(value, key);
    if (key === 'constructor' && hasPrototype(child)) return 'hostile';
    const verdict = findHostileKey(child, levels - 1);
    if (verdict !== 'clean') return verdict;
  }
  return 'clean';
}

function findInItems(items: readonly unknown[], levels: number): KeyVerdict {
  for (const item of items) {
    const verdict = findHostileKey(item, levels - 1);
    if (verdict !== 'clean') return verdict;
  }
  return 'clean';
}

function hasPrototype(value: unknown): boolean {
  return (
    isObject(value) &&
    !Array.isArray(value) &&
    Object.hasOwn(value, 'prototype')
  );
}
