import type { ModelAnswer } from './model-answer.js';
import type { ShownTool } from './offered-tool.js';
import type { Outcomes } from './tool-outcome.js';

/** What an answer means for the conversation. */
export type Verdict = (
  | { readonly kind: 'done'; readonly result: unknown }
  /** The model waits for its tools. */
  | { readonly kind: 'tools' }
  /** The model has not given the result it was asked for; what is wrong, in words for it. */
  | { readonly kind: 'invalid'; readonly problem: string }
) & {
  /** Of calls of the ending's own tool. */
  readonly outcomes: Outcomes;
};

/** When a conversation is over, and what its result is. */
export interface Ending {
  /** Offered beside the handler's tools, as what gives the result. */
  readonly tool?: ShownTool;
  /** Added to the system prompt. */
  readonly instruction?: string;
  judge(answer: ModelAnswer): Verdict | Promise<Verdict>;
}
