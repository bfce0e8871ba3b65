import type { Type } from '@nestjs/common';
import type { Described } from '../context/elicitation.js';
import type { McpContext } from '../context/mcp-context.js';
import type {
  PromptDefinition,
  ResourceDefinition,
  ToolDefinition,
} from '../decorators/component-definition.js';
import type { SchemaSource } from '../schema/schema-source.js';

/** What a handler is given for an input: what the schema makes of it, or nothing. */
export type InputFrom<S> = [S] extends [SchemaSource]
  ? Described<S>
  : Readonly<Record<string, never>>;

/** What is added to a running server, beside what a definition of its kind has. */
interface Added {
  /**
   * Class of a module the server offers or mounts: the component is offered as
   * if that module declared it, and enhancers are instantiated there. Of several
   * modules of a class it is the first. Default: the module that imports `McpModule`.
   */
  readonly module?: Type;
}

/** A tool for a running server. */
export interface AddedTool<S extends SchemaSource | undefined = undefined>
  extends Added, Omit<ToolDefinition, 'kind' | 'input' | 'handler'> {
  /** What `arguments` must look like. Default: nothing is taken. */
  readonly input?: S;
  /** @param args the validated input */
  handler(args: InputFrom<S>, context: McpContext): unknown;
}

/** A resource or resource template for a running server. */
export interface AddedResource<S extends SchemaSource | undefined = undefined>
  extends Added, Omit<ResourceDefinition, 'kind' | 'input' | 'handler'> {
  /** What the variables of the URI must look like. Default: text. */
  readonly input?: S;
  /** @param parameters what the URI says for its variables, checked */
  handler(
    parameters: [S] extends [SchemaSource]
      ? Described<S>
      : Readonly<Record<string, string>>,
    context: McpContext,
  ): unknown;
}

/** A prompt for a running server. */
export interface AddedPrompt<S extends SchemaSource | undefined = undefined>
  extends Added, Omit<PromptDefinition, 'kind' | 'input' | 'handler'> {
  /** What the arguments must look like. Default: there are none. */
  readonly input?: S;
  /** @param args the checked arguments */
  handler(args: InputFrom<S>, context: McpContext): unknown;
}
