import type { ContentPart } from '../content/content-part.js';
import type { SchemaSource } from '../schema/schema-source.js';

/**
 * A text, `content.text`, `content.image` and `content.audio` of what is in
 * memory, or a content block as the protocol has it (2025-11-25, Sampling).
 */
export type SampleContent =
  string | ContentPart | Readonly<Record<string, unknown>>;

/** A message of the conversation with the model. */
export interface SampleMessage {
  readonly role: 'user' | 'assistant';
  readonly content: SampleContent | readonly SampleContent[];
}

/** Which model the client should take; it decides (2025-11-25, Model Preferences). */
export interface ModelPreferences {
  readonly hints?: readonly { readonly name?: string }[];
  /** From 0 to 1. */
  readonly costPriority?: number;
  /** From 0 to 1. */
  readonly speedPriority?: number;
  /** From 0 to 1. */
  readonly intelligencePriority?: number;
}

/** A function the model may call while it answers; `sampleTool` makes one whose `run` knows its input. */
export interface SampleTool {
  /** 1 to 64 of letters, digits, `_` and `-`; with `result`, not `final_response`. */
  readonly name: string;
  /** What it does and when to use it, written for the model. */
  readonly description?: string;
  /** Its arguments; none by default. */
  readonly input?: SchemaSource;
  /**
   * Runs it with checked arguments, once for each time the model calls it; again
   * only where it asks the client itself, once that has answered. What it
   * returns becomes content as a tool's result does; what it throws is told to
   * the model as a tool's failure is: the words of a `ToolError`, a log
   * reference for an unexpected error.
   */
  readonly run: (input: never) => unknown;
}

/** What to ask the client's model. */
export interface SampleOptions<S extends SchemaSource = SchemaSource> {
  /** A text of the user's, or the conversation so far, such as the `history` of an answer. */
  readonly messages: string | readonly (string | SampleMessage)[];
  /** System prompt; the client may change it. */
  readonly system?: string;
  /** Most tokens of one answer. Default: 512. */
  readonly maxTokens?: number;
  readonly temperature?: number;
  readonly stopSequences?: readonly string[];
  /** Names of models, the best first, or preferences. */
  readonly model?: string | readonly string[] | ModelPreferences;
  /** Functions the model may call, or names of the server's own tools, which run as the same caller. */
  readonly tools?: readonly (SampleTool | string)[];
  /**
   * Whether the model may, must or must not call tools; `required` is for its
   * first answer. With `result`, only `auto`. Default: `auto`.
   */
  readonly toolChoice?: 'auto' | 'required' | 'none';
  /** What the answer must be; checked, and asked for again, at most three times, when it is not. */
  readonly result?: S;
  /** Most answers of the model until it is done. Default: 10. */
  readonly maxSteps?: number;
}

/** What the model answered. */
export interface SampleAnswer<T> {
  /** The texts of the last answer, joined. */
  readonly text: string;
  /** What `result` describes; `undefined` without it. */
  readonly result: T;
  /** The model that answered last. */
  readonly model: string;
  /** Why it stopped, such as `endTurn` or `maxTokens`. */
  readonly stopReason: string | undefined;
  /** The whole conversation, tools included. */
  readonly history: readonly SampleMessage[];
}
