import type { CompletionOptions } from './completion-options.js';
import { instanceMethod } from './instance-method.js';
import { COMPONENTS_METADATA } from './metadata-keys.js';
import type { PromptOptions } from './prompt-options.js';
import type { ResourceOptions } from './resource-options.js';
import type { ToolOptions } from './tool-options.js';

/** What a decorator says a method is. */
export type ComponentDeclaration =
  | { readonly kind: 'tool'; readonly options: ToolOptions }
  | { readonly kind: 'resource'; readonly options: ResourceOptions }
  | { readonly kind: 'prompt'; readonly options: PromptOptions }
  | { readonly kind: 'completion'; readonly options: CompletionOptions };

/**
 * The decorator that leaves a declaration on a method. A method may carry
 * several: a prompt that is a tool as well, or a completion of two prompts.
 *
 * @param decorator its name, for the message
 * @throws TypeError when put on anything but a method of an instance
 */
export function declareComponent(
  decorator: string,
  declaration: ComponentDeclaration,
): MethodDecorator {
  return (target, key, descriptor) => {
    const method = instanceMethod(decorator, target, key, descriptor.value);
    Reflect.defineMetadata(
      COMPONENTS_METADATA,
      // Decorators run from the lowest to the highest; the order of the source counts.
      [declaration, ...readComponentDeclarations(method)],
      method,
    );
  };
}

/** What the decorators of a method said, in the order they stand in. */
export function readComponentDeclarations(
  method: object,
): readonly ComponentDeclaration[] {
  const declared: unknown = Reflect.getOwnMetadata(COMPONENTS_METADATA, method);
  return Array.isArray(declared) ? declared : [];
}
