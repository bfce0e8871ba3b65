import { isObject } from '../schema/is-object.js';
import { BRAND, brandFor, brandOf } from './brand.js';

/** What a `PromptResult` is made of. */
export interface PromptResultInit {
  /** What a prompt may return by itself: a string, messages, content, or a list of these. */
  readonly messages: unknown;
  /** What the prompt is for, this time. Default: none, not even the prompt's own. */
  readonly description?: string;
  /** `_meta` of the result. */
  readonly meta?: Readonly<Record<string, unknown>>;
}

/**
 * A prompt's result with a description or `_meta` of its own.
 *
 * @example
 * return new PromptResult({ messages: 'Review this.', description: 'A review in depth' });
 */
export class PromptResult {
  /** Tells it by more than its class, which a copy does not have. */
  readonly [BRAND] = brandFor('prompt-result');
  readonly messages: unknown;
  readonly description: string | undefined;
  readonly meta: Readonly<Record<string, unknown>> | undefined;

  constructor({ messages, description, meta }: PromptResultInit) {
    this.messages = messages;
    this.description = description;
    this.meta = meta;
  }
}

/** Whether a value is a `PromptResult`, of this or another copy of the package. */
export function isPromptResult(value: unknown): value is PromptResult {
  return isObject(value) && brandOf(value) === 'prompt-result';
}
