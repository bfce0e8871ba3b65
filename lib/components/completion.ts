import type { MethodHandler } from './method-handler.js';

/** What a completion is for: one argument of a prompt, or one variable of a resource template. */
export interface CompletionTarget {
  readonly kind: 'prompt' | 'resource-template';
  /** Name of the prompt, or the template as written. */
  readonly name: string;
  readonly argument: string;
}

/** A method that proposes values for an argument (2025-11-25, Completion). */
export interface Completion {
  readonly kind: 'completion';
  readonly target: CompletionTarget;
  /** What runs. */
  readonly handler: MethodHandler;
}

/** Tells completions apart: two with one key would be for the same argument. */
export function completionKey({
  kind,
  name,
  argument,
}: CompletionTarget): string {
  return JSON.stringify([kind, name, argument]);
}
