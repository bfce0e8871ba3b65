import type { Component } from '../components/component.js';
import type { SchemaSource } from '../schema/schema-source.js';
import type { CallerOperations } from './caller-operations.js';
import type { ContextState } from './context-state.js';
import type { ContextVisibility } from './context-visibility.js';
import type { RunningConversation } from './conversation.js';
import type {
  ElicitAnswer,
  ElicitChoice,
  ElicitForm,
  ElicitUrl,
} from './elicitation.js';
import type { McpContext } from './mcp-context.js';
import type { SampleAnswer, SampleOptions } from './sampling.js';

/** A directory or file the client lets the server know of (2025-11-25, Roots). */
export interface Root {
  readonly uri: string;
  readonly name?: string;
}

/**
 * What a context can do beyond telling of its exchange. Made when a handler
 * first asks for any of it: a call that asks for nothing pays for nothing.
 */
export interface ContextAbilities {
  readonly conversation: RunningConversation;
  readonly operations: CallerOperations;
  readonly state: ContextState;
  readonly visibility: ContextVisibility;
  elicit(
    key: string | undefined,
    form: ElicitForm | ElicitChoice,
  ): Promise<ElicitAnswer<unknown>>;
  elicitUrl(
    key: string | undefined,
    request: ElicitUrl,
  ): Promise<ElicitAnswer<undefined>>;
  sample(
    key: string | undefined,
    options: SampleOptions<SchemaSource>,
  ): Promise<SampleAnswer<unknown>>;
  roots(): Promise<readonly Root[]>;
}

/** What of a server all its contexts share. */
export interface ContextServices {
  /** Gives a context its abilities; asked once for each. */
  readonly abilities: (context: McpContext) => ContextAbilities;
  /** What the module's `lifespan` made at start-up. */
  readonly lifespan: unknown;
  /** Whether `McpContext.current()` finds the context of the operation that runs. */
  readonly ambient: boolean;
}

/** The handler that called for an operation. */
export interface OperationCaller {
  readonly context: McpContext;
  /** Tells the operation from others the handler calls for, the same in each run. */
  readonly key: string;
}

/** What a context is of: an operation on a component, or one of the endpoint. */
export interface ContextOperation {
  /** Absent for handshakes, lists and other operations of the endpoint. */
  readonly component?: Component | undefined;
  /** The arguments as sent. */
  readonly input: Readonly<Record<string, unknown>>;
  /** Absent where a context has no server around it. */
  readonly services?: ContextServices | undefined;
  /** Who called for this operation; absent for what a client asked. */
  readonly caller?: OperationCaller | undefined;
}
