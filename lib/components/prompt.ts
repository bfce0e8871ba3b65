import type { ComponentInfo } from './component-info.js';
import type { HandlerInput } from './handler-input.js';
import type { MethodHandler } from './method-handler.js';
import type { PromptArgument } from './prompt-arguments.js';

/** A prompt as the catalog holds it. */
export interface Prompt extends ComponentInfo {
  readonly kind: 'prompt';
  /** What clients are told of the arguments, in the order of the input's properties. */
  readonly arguments: readonly PromptArgument[];
  /** What the arguments must look like once they are read from text. */
  readonly input: HandlerInput;
  /** What runs. */
  readonly handler: MethodHandler;
}
