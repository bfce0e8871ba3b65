import { isPlainObject } from '../schema/is-object.js';
import type { EventPosition } from './event-clock.js';

/** All that either of two positions has heard. */
export function furthest(
  one: EventPosition,
  other: EventPosition,
): EventPosition {
  const both: Record<string, number> = { ...one };
  for (const [origin, number] of Object.entries(other)) {
    both[origin] = Math.max(number, both[origin] ?? 0);
  }
  return both;
}

/** A position as text. */
export function encodePosition(position: EventPosition): string {
  return JSON.stringify(position);
}

/** The position a text stands for; where there is none, or it is none, that of a replica that has heard nothing. */
export function decodePosition(text: string | undefined): EventPosition {
  if (text === undefined) return {};
  try {
    const value: unknown = JSON.parse(text);
    if (!isPlainObject(value)) return {};
    return Object.fromEntries(
      Object.entries(value).filter(
        (entry): entry is [string, number] => typeof entry[1] === 'number',
      ),
    );
  } catch {
    return {};
  }
}
