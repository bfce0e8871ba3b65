import type { ChangeClass } from './surface-change.js';

/** Who has to cope with a schema: callers fill in an input, readers get an output. */
export type SchemaSide = 'input' | 'output';

/**
 * What a schema does with values it did before: takes fewer, takes more, or
 * both; `visible` where it takes the same and says something else.
 */
export type SchemaShift = 'narrower' | 'wider' | 'other' | 'visible';

/** A comparison of two schemas under way, as the comparers of keywords see it. */
export interface SchemaComparing {
  readonly side: SchemaSide;
  /** Whether the documents are the same, so that equal references in them are. */
  readonly sameRoots: boolean;
  /**
   * Takes note of a keyword that changed.
   * @param path of the value, such as `filter.ids[]`; empty at the root
   */
  shift(path: string, shift: SchemaShift, what: string): void;
  /** Takes note of something whose class does not depend on the side. */
  note(path: string, level: ChangeClass, what: string): void;
  /** Takes note of a keyword that cannot be judged. */
  unjudged(path: string, keyword: string): void;
  /** Compares two schemas that stand in the same place. */
  compare(before: unknown, now: unknown, path: string): void;
  /** Whether two schemas take the same values, as far as can be told; their words may differ. */
  agree(before: unknown, now: unknown): boolean;
}

/** The shift of something that lost values, gained values, or did both; undefined for neither. */
export function shiftOf(
  lost: boolean,
  gained: boolean,
): SchemaShift | undefined {
  if (lost && gained) return 'other';
  if (lost) return 'narrower';
  return gained ? 'wider' : undefined;
}
