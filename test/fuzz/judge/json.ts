/** The value of a JSON text; `undefined` when it is none. */
export function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

/** Whether objects and arrays stand inside each other deeper than that. */
export function isDeeperThan(value: unknown, levels: number): boolean {
  if (typeof value !== 'object' || value === null) return false;
  if (levels === 0) return true;
  for (const key in value) {
    if (isDeeperThan(Reflect.get(value, key), levels - 1)) return true;
  }
  return false;
}

/** Whether a text could hold a key that reaches a prototype, also spelt with escapes. */
export function mayBeHostile(text: string): boolean {
  return /__proto__|prototype|\\u/i.test(text);
}
