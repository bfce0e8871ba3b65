import type { Type } from '@nestjs/common';
import type { VisibilityCriteria } from '../catalog/visibility-rules.js';
import type { ComponentDefinition } from '../decorators/component-definition.js';
import type { SchemaSource } from '../schema/schema-source.js';
import type {
  AddedPrompt,
  AddedResource,
  AddedTool,
} from '../server/added-component.js';
import type { ServerHandle } from '../server/server-handle.js';
import { ServerNotices } from './server-notices.js';

/** What `McpServerRef` can change about a server's components, before it has started as well. */
export class ServerChanges extends ServerNotices {
  #handle: ServerHandle | undefined;
  #prepare: (handle: ServerHandle) => void = () => undefined;
  readonly #prepared = new Promise<ServerHandle>((resolve) => {
    this.#prepare = resolve;
  });

  /**
   * Adds a tool, which runs as a decorated one does: behind the server's guards
   * and its own, its input validated.
   *
   * @returns when clients can call it; they are told of the change. Before the
   *   server has started, when it has been checked
   * @throws McpConfigurationException when it is wrong, or its name is taken; nothing has changed then
   *
   * @example
   * ```ts
   * await mcp.addTool({
   *   name: 'refund',
   *   input: z.object({ order: z.string() }),
   *   guards: [StaffGuard],
   *   handler: ({ order }, ctx) => this.orders.refund(order, ctx.signal),
   * });
   * ```
   */
  addTool<const S extends SchemaSource | undefined = undefined>(
    tool: AddedTool<S>,
  ): Promise<void> {
    return this.#add('tool', tool);
  }

  /**
   * Adds a resource or, where its URI has variables, a resource template.
   *
   * @throws as `addTool`
   *
   * @example
   * ```ts
   * await mcp.addResource({
   *   name: 'report',
   *   uri: 'reports://{year}',
   *   handler: ({ year }) => this.reports.of(year),
   * });
   * ```
   */
  addResource<const S extends SchemaSource | undefined = undefined>(
    resource: AddedResource<S>,
  ): Promise<void> {
    return this.#add('resource', resource);
  }

  /**
   * Adds a prompt.
   *
   * @throws as `addTool`
   */
  addPrompt<const S extends SchemaSource | undefined = undefined>(
    prompt: AddedPrompt<S>,
  ): Promise<void> {
    return this.#add('prompt', prompt);
  }

  /**
   * Removes a tool that was added. Calls that run end as they began. What is
   * decorated, or named by a source, stays: `disable` takes it out.
   *
   * @param name as it was added, without the namespace of a mount
   * @param version that version alone; all of them by default
   * @returns whether there was one
   */
  async removeTool(name: string, version?: string): Promise<boolean> {
    return (await this.#prepared).remove('tool', name, version);
  }

  /**
   * Removes a resource or resource template that was added.
   *
   * @param uri as it was added
   */
  async removeResource(uri: string, version?: string): Promise<boolean> {
    return (await this.#prepared).remove('resource', uri, version);
  }

  /** Removes a prompt that was added, as `removeTool` does. */
  async removePrompt(name: string, version?: string): Promise<boolean> {
    return (await this.#prepared).remove('prompt', name, version);
  }

  /**
   * Brings back what `disable` took out. Of several calls the last one about a
   * component counts.
   *
   * @param criteria those given must all apply; `only: true` takes out everything else
   * @throws McpConfigurationException for criteria of the wrong shape, and when what comes back clashes
   *
   * @example
   * await mcp.enable({ tags: ['public'], only: true });
   */
  async enable(criteria: VisibilityCriteria): Promise<void> {
    await (await this.#prepared).switch({ ...criteria, action: 'enable' });
  }

  /**
   * Takes components out of the server, for everybody: they are in no list and
   * unknown, until they are enabled. Calls that run end as they began.
   *
   * @param criteria those given must all apply; none given is no component
   * @throws McpConfigurationException for criteria of the wrong shape
   *
   * @example
   * await mcp.disable({ names: ['refund'], components: ['tool'] });
   */
  async disable(criteria: VisibilityCriteria): Promise<void> {
    await (await this.#prepared).switch({ ...criteria, action: 'disable' });
  }

  /** Forgets all `enable` and `disable`: what the code says counts again. */
  async resetVisibility(): Promise<void> {
    await (await this.#prepared).resetSwitches();
  }

  /**
   * Gives the handle what it does its work with, before there is a server.
   * @internal
   */
  prepare(handle: ServerHandle): void {
    this.#handle = handle;
    this.#prepare(handle);
  }

  /**
   * What the handle does its work with; `undefined` before the module is there.
   * @internal
   */
  protected get handle(): ServerHandle | undefined {
    return this.#handle;
  }

  async #add(
    kind: ComponentDefinition['kind'],
    component: { readonly module?: Type },
  ): Promise<void> {
    // Types keep nobody from giving nothing at all.
    const { module }: { readonly module?: Type } = Object(component);
    await (await this.#prepared).add(kind, component, module);
  }
}
