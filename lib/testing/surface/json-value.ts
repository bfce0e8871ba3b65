/** A JSON object, as far as it has been looked at. */
export type JsonRecord = Readonly<Record<string, unknown>>;

/** Whether a value is a JSON object: no list, and not `null`. */
export function isRecord(value: unknown): value is JsonRecord {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** The value itself where it is an object, an empty one otherwise. */
export function recordOf(value: unknown): JsonRecord {
  return isRecord(value) ? value : {};
}

/** A list's items; none for anything else. */
export function listOf(value: unknown): readonly unknown[] {
  return Array.isArray(value) ? value : [];
}

/** The same value with the keys of all its objects in order. */
export function sorted(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(sorted);
  if (!isRecord(value)) return value;
  const entries = Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1));
  return Object.fromEntries(entries.map(([key, part]) => [key, sorted(part)]));
}

/** Whether two values are the same JSON; the order of keys does not matter. */
export function sameJson(a: unknown, b: unknown): boolean {
  return a === b || JSON.stringify(sorted(a)) === JSON.stringify(sorted(b));
}

const LONGEST = 80;
const BEFORE_DIFFERENCE = 20;

/** A value in a sentence: its JSON, cut after 80 characters. */
export function brief(value: unknown): string {
  return cut(textOf(value), 0);
}

/** Two values in a sentence, `… to …`: of long ones, what is around their first difference. */
export function briefDifference(before: unknown, now: unknown): string {
  const [old, current] = [textOf(before), textOf(now)];
  let same = 0;
  while (same < old.length && old[same] === current[same]) same += 1;
  const fits = Math.max(old.length, current.length) <= LONGEST;
  const from = fits ? 0 : Math.max(0, same - BEFORE_DIFFERENCE);
  return `${cut(old, from)} to ${cut(current, from)}`;
}

function textOf(value: unknown): string {
  return JSON.stringify(value) ?? String(value);
}

function cut(text: string, from: number): string {
  const part = text.slice(from, from + LONGEST);
  const rest = text.length > from + LONGEST;
  return `${from > 0 ? '…' : ''}${part}${rest ? '…' : ''}`;
}
