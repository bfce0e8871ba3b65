import type { SchemaDirection } from '../../../lib/schema/validation-mode.js';
import type { Verdict } from './compare.js';

/** A case in which schema and class-validator do not agree, and why that is so. */
export interface Disagreement {
  /** The name of the case. */
  readonly of: string;
  /** Whether the schema accepts more than class-validator, or less. */
  readonly schema: Exclude<Verdict, 'agree'>;
  readonly because: string;
  /** A value on which they do not agree. */
  readonly example: unknown;
  /** The values this is about; all, where it is absent. */
  readonly covers?: (value: unknown) => boolean;
  /** Inputs only, or outputs only; both, where it is absent. */
  readonly io?: SchemaDirection;
}

/** Whether one of some disagreements is about a value. */
export function isListed(
  list: readonly Disagreement[],
  verdict: Verdict,
  value: unknown,
  io: SchemaDirection,
): boolean {
  return list.some(
    (one) =>
      one.schema === verdict &&
      (one.io ?? io) === io &&
      (one.covers?.(value) ?? true),
  );
}
