import type { FilterOutcome } from './exception-filters.js';

/** What is particular to an operation: its words, and what becomes of a value or an error. */
export interface OperationSteps<R> {
  /** What is asked for, for messages: `tool "forecast"`. */
  readonly target: string;
  /** Milliseconds the handler may take; no limit without. */
  readonly timeoutMs?: number;
  /** Makes the answer of what came out of the outermost interceptor. */
  readonly convert: (value: unknown) => Promise<R>;
  /**
   * Makes the answer of an error, after the filters.
   * @param where class and method
   * @throws McpException where the answer is a JSON-RPC error
   */
  readonly fail: (
    outcome: Exclude<FilterOutcome, { readonly kind: 'value' }>,
    where: string,
  ) => R;
}
