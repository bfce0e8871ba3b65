import { Injectable } from '@nestjs/common';
import type { Prompt } from '../components/prompt.js';
import type { Resource } from '../components/resource.js';
import type { ResourceTemplate } from '../components/resource-template.js';
import type { Tool } from '../components/tool.js';
import type { NotificationHub } from '../notifications/notification-hub.js';
import type {
  CallToolResult,
  GetPromptResult,
  ReadResourceResult,
} from '../sdk.js';
import type { DirectUseOptions } from '../server/direct-use.js';
import type { ExplainedCaller } from '../server/explain/explained-caller.js';
import type {
  ComponentMethod,
  ComponentName,
} from '../server/explain/explained-target.js';
import type { Explanation } from '../server/explain/explanation.js';
import type { KnownComponent } from '../server/known-components.js';
import {
  notRunning,
  type RunningServer,
  type ServerHandle,
} from '../server/server-handle.js';
import { ServerChanges } from './server-changes.js';

/**
 * A handle on the MCP server for the rest of the application: adds and removes
 * components while it runs, uses them without a client, and tells clients of
 * what happens between their requests, on this replica and on the others.
 * Provided by `McpModule` to the modules that import it; where there are several
 * servers, `@InjectMcpServer(id)` says which.
 *
 * What changes components may be called before the server has started, in
 * `onModuleInit` for example; it then takes effect at start-up. What clients are
 * told before that, or after the server was closed, is told to nobody.
 *
 * @example
 * ```ts
 * @Injectable()
 * class Prices {
 *   constructor(private readonly mcp: McpServerRef) {}
 *
 *   @OnEvent('price.changed')
 *   changed({ symbol }: PriceChanged) {
 *     this.mcp.resourceUpdated(`prices://${symbol}`);
 *   }
 * }
 * ```
 */
@Injectable()
export class McpServerRef extends ServerChanges {
  /**
   * All tools the server has, for whomever, in all versions; those that are
   * disabled last.
   *
   * @throws McpConfigurationException `MCP_SERVER_NOT_RUNNING`, as all that ask the server do
   */
  listTools(): readonly KnownComponent<Tool>[] {
    return this.#running.known().list('tool');
  }

  /** All resources with a URI of their own, as `listTools` does. */
  listResources(): readonly KnownComponent<Resource>[] {
    return this.#running.known().list('resource');
  }

  /** All resource templates, as `listTools` does. */
  listResourceTemplates(): readonly KnownComponent<ResourceTemplate>[] {
    return this.#running.known().list('resource-template');
  }

  /** All prompts, as `listTools` does. */
  listPrompts(): readonly KnownComponent<Prompt>[] {
    return this.#running.known().list('prompt');
  }

  /**
   * What is known of a tool; sources are asked for one that is in no list.
   *
   * @param version the highest by default
   * @returns `undefined` for an unknown one
   */
  async getTool(
    name: string,
    version?: string,
  ): Promise<KnownComponent<Tool> | undefined> {
    const found = await this.#running.known().get('tool', name, version);
    return found?.kind === 'tool' ? found : undefined;
  }

  /** What is known of the resource, or the template, a URI leads to; as `getTool`. */
  async getResource(
    uri: string,
    version?: string,
  ): Promise<KnownComponent<Resource | ResourceTemplate> | undefined> {
    const found = await this.#running.known().get('resource', uri, version);
    return found?.kind === 'resource' || found?.kind === 'resource-template'
      ? found
      : undefined;
  }

  /** What is known of a prompt, as `getTool`; `getPrompt` renders it. */
  async getPromptInfo(
    name: string,
    version?: string,
  ): Promise<KnownComponent<Prompt> | undefined> {
    const found = await this.#running.known().get('prompt', name, version);
    return found?.kind === 'prompt' ? found : undefined;
  }

  /**
   * Calls a tool as a client would: guards, interceptors and validation apply.
   * Nobody can be asked anything, and progress and log messages are dropped.
   *
   * @param options on whose behalf; anonymously by default
   * @returns failures of the tool, too (`isError`)
   * @throws McpException what a client would be answered; the signal's reason when it aborts
   *
   * @example
   * const { structuredContent } = await mcp.callTool('forecast', { city: 'Oslo' }, { user });
   */
  async callTool(
    name: string,
    args: Readonly<Record<string, unknown>> = {},
    options?: DirectUseOptions,
  ): Promise<CallToolResult> {
    return this.#running.use('tools/call', { name, arguments: args }, options);
  }

  /**
   * Reads a resource as a client would, as `callTool` calls a tool.
   *
   * @throws McpException what a client would be answered
   */
  async readResource(
    uri: string,
    options?: DirectUseOptions,
  ): Promise<ReadResourceResult> {
    return this.#running.use('resources/read', { uri }, options);
  }

  /**
   * Renders a prompt as a client would, as `callTool` calls a tool.
   *
   * @param args texts
   * @throws McpException what a client would be answered
   */
  async getPrompt(
    name: string,
    args: Readonly<Record<string, string>> = {},
    options?: DirectUseOptions,
  ): Promise<GetPromptResult> {
    return this.#running.use('prompts/get', { name, arguments: args }, options);
  }

  /**
   * Says why a caller sees a component, or does not: where it comes from, what
   * renamed or dropped it, and what each guard and rule says. Guards and rules are
   * asked as for a use, which may count for a rate limit; the handler never runs.
   * For developers: it tells of what is hidden from the caller as well.
   *
   * @param target a tool, prompt, resource or URI template by its name; or a method, which may be offered at several places
   * @param caller for whom; nobody in particular by default
   * @returns an explanation for a name; for a method one for each place
   *
   * @example
   * const why = await mcp.explain({ tool: 'refund' }, { auth: { subject: 'ann', scopes: ['orders'] } });
   * console.log(why.toString());
   */
  explain(
    target: ComponentName,
    caller?: ExplainedCaller,
  ): Promise<Explanation>;
  explain(
    target: ComponentMethod,
    caller?: ExplainedCaller,
  ): Promise<readonly Explanation[]>;
  async explain(
    target: ComponentName | ComponentMethod,
    caller: ExplainedCaller = {},
  ): Promise<Explanation | readonly Explanation[]> {
    const { explainer } = this.#running;
    return 'method' in target
      ? explainer.method(target, caller)
      : explainer.name(target, caller);
  }

  /**
   * Gives the handle its server.
   * @internal
   */
  attach(server: RunningServer & { readonly hub: NotificationHub }): void {
    this.tellThrough(server.hub);
    this.handle?.attach(server);
  }

  /**
   * Takes the handle its server, which was closed.
   * @internal
   */
  detach(): void {
    this.handle?.detach();
  }

  get #running(): ServerHandle {
    if (!this.handle) throw notRunning();
    return this.handle;
  }
}
