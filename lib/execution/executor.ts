import type { ResourceMatch } from '../catalog/catalog-snapshot.js';
import type { Completion } from '../components/completion.js';
import type { Component } from '../components/component.js';
import type { Prompt } from '../components/prompt.js';
import type { ResourceTemplate } from '../components/resource-template.js';
import type { Tool } from '../components/tool.js';
import type { OperationCaller } from '../context/context-abilities.js';
import type { SuspendedCall } from '../context/suspended-call.js';
import type { McpExchange } from '../exchange/mcp-exchange.js';
import type {
  CallToolResult,
  GetPromptResult,
  ReadResourceResult,
} from '../sdk.js';
import type { CompletionRequest } from './completion-operation.js';
import type { CompletionValues } from './completion-conversion.js';
import type { ListedResource } from './resource-enumeration.js';

/** The operations of `McpEndpoint`, by the method that stands for each. */
export type EndpointOperation =
  | 'initialize'
  | 'discover'
  | 'ping'
  | 'list'
  | 'call'
  | 'configure'
  | 'subscribe'
  | 'extension'
  | 'stream'
  | 'end'
  | 'notification';

/**
 * What the protocol asks of the application: run an operation inside Nest.
 * Each call admits once (guards, then rules), then runs; a denial is thrown as
 * a `ProtocolFault` before anything else happened, and as a `HiddenComponent`
 * where the caller is to find nothing there. One that asks too much is told so
 * next, by a `ThrottledFault`; what handlers use in turn is not counted. What a client is asked on the
 * way from 2026-07-28 on comes back in place of the answer; in an operation
 * with a `caller` it is thrown, to be passed on through the calling handler.
 */
export interface Executor {
  /**
   * Calls a tool: guards, interceptors, input validation and pipes, the method, conversion.
   *
   * @param args `params.arguments` as sent, an object
   * @param caller the handler that calls it; none for a client's call
   * @returns the tool result, failures of the tool included (`isError`)
   * @throws ProtocolFault when a guard denies; McpException when the handler asks for a JSON-RPC error
   */
  callTool(
    tool: Tool,
    exchange: McpExchange,
    args: Readonly<Record<string, unknown>>,
    caller?: OperationCaller,
  ): Promise<CallToolResult | SuspendedCall>;

  /**
   * Reads a resource, the same way.
   *
   * @param match what the URI leads to, and the values of its variables
   * @param uri as the client sent it
   * @param caller the handler that reads it; none for a client's request
   * @throws ProtocolFault when a guard denies; McpException for every failure
   */
  readResource(
    match: ResourceMatch,
    exchange: McpExchange,
    uri: string,
    caller?: OperationCaller,
  ): Promise<ReadResourceResult | SuspendedCall>;

  /**
   * Asks a template which resources there are. What the guards of its method
   * deny is not listed; a failure is logged, and the others are listed.
   */
  enumerate(
    template: ResourceTemplate,
    exchange: McpExchange,
  ): Promise<readonly ListedResource[]>;

  /**
   * Renders a prompt, the same way as a tool is called.
   *
   * @param args `params.arguments` as sent
   * @param caller the handler that renders it; none for a client's request
   * @throws ProtocolFault when a guard denies; McpException for every failure
   */
  getPrompt(
    prompt: Prompt,
    exchange: McpExchange,
    args: Readonly<Record<string, unknown>>,
    caller?: OperationCaller,
  ): Promise<GetPromptResult | SuspendedCall>;

  /**
   * Completes an argument. The guards of the prompt or template are asked, then those of the completing method.
   *
   * @param completion the method; absent where the schema itself knows the values
   * @throws ProtocolFault when a guard denies; McpException for every failure
   */
  complete(
    request: CompletionRequest,
    completion: Completion | undefined,
    exchange: McpExchange,
  ): Promise<CompletionValues>;

  /**
   * Asks the guards and rules of a component, and runs nothing: whether the
   * caller may be told of it.
   *
   * @param input what the guards see as its arguments
   * @throws HiddenComponent when the caller does not see it; ProtocolFault when a guard denies
   */
  admit(
    component: Component,
    exchange: McpExchange,
    input: Readonly<Record<string, unknown>>,
  ): Promise<void>;

  /**
   * Whether a component may be hidden from the caller of an exchange and not
   * from others. What is not is used and listed for everybody alike.
   */
  isPersonal(component: Component, exchange: McpExchange): boolean;

  /**
   * The components their caller sees, in order: rules, guards marked with
   * `@AppliesToLists()` and what its session hides have a say. To be asked inside
   * an operation of the endpoint, whose guards know the caller.
   *
   * @returns `components` itself where nothing in it is personal; a promise
   *   where something has to be waited for
   */
  visibleTo<C extends Component>(
    components: readonly C[],
    exchange: McpExchange,
  ): readonly C[] | Promise<readonly C[]>;

  /**
   * Runs an operation of the endpoint class: guards, interceptors, `produce`.
   * What interceptors make of the result is ignored: lists and handshakes have fixed shapes.
   *
   * @throws ProtocolFault when a guard denies; whatever `produce` throws
   */
  runEndpoint<T>(
    operation: EndpointOperation,
    exchange: McpExchange,
    produce: () => T | Promise<T>,
  ): Promise<T>;
}
