import type { JsonSchema } from '../../schema/json-schema.js';
import type { ToolOutcome } from './tool-outcome.js';

/** A tool as the model is shown it (2025-11-25, Tools in Sampling). */
export interface ShownTool {
  readonly name: string;
  readonly description?: string;
  readonly inputSchema: JsonSchema;
}

/** A tool the model may call. */
export interface OfferedTool {
  readonly shown: ShownTool;
  /**
   * Runs it. Rejects only with what is not for the model.
   * @param key names the run among all of the call
   */
  readonly run: (
    args: Readonly<Record<string, unknown>>,
    key: string,
  ) => Promise<ToolOutcome>;
}
