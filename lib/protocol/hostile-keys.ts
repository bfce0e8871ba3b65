import { isJsonObject } from './json-object.js';

/**
 * Whether JSON text may hold a key that `hasHostileKey` finds. Cheap, and wrong
 * on the safe side: an escape can spell any name.
 */
export function mayHaveHostileKey(text: string): boolean {
  return (
    text.includes('__proto__') ||
    text.includes('"constructor"') ||
    text.includes('\\u')
  );
}

/**
 * Looks for keys through which a careless merge would reach a prototype:
 * `__proto__`, or `prototype` under `constructor`.
 *
 * @param limit levels of nesting to accept
 */
export function hasHostileKey(
  value: unknown,
  limit: number,
): 'hostile' | 'too-deep' | 'clean' {
  let level: readonly unknown[] = [value].filter(isContainer);
  for (let depth = 0; level.length > 0; depth += 1) {
    if (depth === limit) return 'too-deep';
    if (level.some(isHostile)) return 'hostile';
    level = level.flatMap(childrenOf);
  }
  return 'clean';
}

function isContainer(value: unknown): value is object {
  return typeof value === 'object' && value !== null;
}

function isHostile(value: unknown): boolean {
  if (!isJsonObject(value)) return false;
  if (Object.hasOwn(value, '__proto__')) return true;
  if (!Object.hasOwn(value, 'constructor')) return false;
  const inner = value['constructor'];
  return isJsonObject(inner) && Object.hasOwn(inner, 'prototype');
}

function childrenOf(value: unknown): readonly unknown[] {
  return isContainer(value) ? Object.values(value).filter(isContainer) : [];
}
