import type { Enhancers } from '../components/enhancers.js';
import type { McpContext } from '../context/mcp-context.js';
import type { PromptOptions } from './prompt-options.js';
import type { ResourceOptions } from './resource-options.js';
import type { ToolOptions } from './tool-options.js';

/** What a component that is no decorated method has beside its options. */
export interface DefinitionExtras extends Enhancers {
  /**
   * Decorators as they would stand over a method: `Roles('admin')`,
   * `UseGuards(X)`. Guards find what they leave through `Reflector`.
   */
  readonly decorators?: readonly MethodDecorator[];
}

/** A tool that is no decorated method. */
export interface ToolDefinition extends ToolOptions, DefinitionExtras {
  readonly kind: 'tool';
  readonly name: string;
  /** @param args the validated input; an empty object where there is none */
  handler(args: never, context: McpContext): unknown;
}

/** A resource or, where its URI has variables, a resource template that is no decorated method. */
export interface ResourceDefinition
  extends Omit<ResourceOptions, 'list'>, DefinitionExtras {
  readonly kind: 'resource';
  readonly name: string;
  /** @param parameters what the URI says for the variables, checked; an empty object where there are none */
  handler(parameters: never, context: McpContext): unknown;
}

/** A prompt that is no decorated method. */
export interface PromptDefinition extends PromptOptions, DefinitionExtras {
  readonly kind: 'prompt';
  readonly name: string;
  /** @param args the checked arguments; an empty object where there are none */
  handler(args: never, context: McpContext): unknown;
}

/** A component that is no decorated method: added to a running server, or named by a `ComponentSource`. */
export type ComponentDefinition =
  ToolDefinition | ResourceDefinition | PromptDefinition;
