import type { McpContext } from '../context/mcp-context.js';
import type { ClientResult } from '../exchange/client-request.js';

/** Answers a question in a client's place: `params` of the request in, its result out. */
export type AnswerInstead = (
  params: Readonly<Record<string, unknown>>,
  context: McpContext,
) => ClientResult | Promise<ClientResult>;

/** A model of the server's own. */
export interface SamplingFallback {
  /** Answers `sampling/createMessage`, tools included (2025-11-25, Sampling). */
  readonly handler: AnswerInstead;
  /** For clients without a model, or for all. Default: `fallback`. */
  readonly use?: 'fallback' | 'always';
}

/** What becomes of questions to users whose clients cannot ask them. */
export interface ElicitationFallback {
  /** Answers `elicitation/create` (2025-11-25, Elicitation). */
  readonly fallback: AnswerInstead;
}

/** What the options of a server say to questions its clients cannot be asked. */
export interface Fallbacks {
  readonly sampling?: SamplingFallback;
  readonly elicitation?: ElicitationFallback;
}
