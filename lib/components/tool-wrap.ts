import type { HandlerInput } from './handler-input.js';

/** A call in the hands of a tool's wrap. */
export interface WrappedCall {
  /** The `McpContext` of the call. */
  readonly context: object;
  /**
   * Checks arguments, and does nothing else.
   *
   * @throws McpValidationException when they do not fit
   */
  check(
    input: HandlerInput,
    args: Readonly<Record<string, unknown>>,
  ): Promise<void>;
  /**
   * Checks arguments, then runs pipes and the method; as often as it is asked to.
   *
   * @returns what the method returned
   * @throws McpValidationException when they do not fit; what pipes and the method throw
   */
  run(
    input: HandlerInput,
    args: Readonly<Record<string, unknown>>,
  ): Promise<unknown>;
}
