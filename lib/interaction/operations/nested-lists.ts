import { toolsNamed } from '../../catalog/candidates.js';
import type { CatalogSnapshot } from '../../catalog/catalog-snapshot.js';
import type { Catalog } from '../../catalog/catalog.js';
import type { Component } from '../../components/component.js';
import type { Tool } from '../../components/tool.js';
import type {
  KnownPrompt,
  KnownResource,
  KnownTemplate,
  KnownTool,
} from '../../context/known-components.js';
import type { McpContext } from '../../context/mcp-context.js';
import type { McpEra } from '../../exchange/era.js';
import type { McpExchange } from '../../exchange/mcp-exchange.js';
import type { Executor } from '../../execution/executor.js';
import { derivedExchange } from './derived-exchange.js';
import {
  toldPrompt,
  toldResource,
  toldTemplate,
  toldTool,
} from './told-components.js';
import { visibleComponents } from './visible-components.js';

/** What of a server its handlers use as their caller. */
export interface OperationsServer {
  readonly catalog: Catalog;
  /** Read when it is used: it may be made after what reads it. */
  readonly executor: Executor;
  /** A tool as lists show it. */
  definitionOf(tool: Tool, era: McpEra): Readonly<Record<string, unknown>>;
}

/** The server's own components, as the caller of a handler sees them. */
export class NestedLists {
  constructor(
    protected readonly context: McpContext,
    protected readonly server: OperationsServer,
  ) {}

  async findTool(name: string): Promise<Tool | undefined> {
    const { catalog, executor } = this.server;
    const tools = await toolsNamed(catalog, name);
    const exchange = derivedExchange(this.context, 'tools/list', {});
    const [tool] = await executor.visibleTo(tools, exchange);
    return tool;
  }

  listTools(): Promise<readonly KnownTool[]> {
    const { era } = this.context;
    return this.#listed('tools/list', async (exchange) => {
      const tools = await visibleComponents(
        this.snapshot,
        'tool',
        this.server.executor,
        exchange,
      );
      return tools.map((tool) =>
        toldTool(tool, this.server.definitionOf(tool, era)),
      );
    });
  }

  listPrompts(): Promise<readonly KnownPrompt[]> {
    return this.#listed('prompts/list', async (exchange) => {
      const prompts = await visibleComponents(
        this.snapshot,
        'prompt',
        this.server.executor,
        exchange,
      );
      return prompts.map(toldPrompt);
    });
  }

  /** Those of templates that name theirs as well, to whom `resources/list` would show them. */
  listResources(): Promise<readonly KnownResource[]> {
    const { executor } = this.server;
    return this.#listed('resources/list', async (exchange) => {
      const resources = await this.#listedOf('resource', exchange);
      const templates = await this.#listedOf('resource-template', exchange);
      const named = await Promise.all(
        templates
          .filter(({ enumerate }) => enumerate)
          .map(async (template) =>
            (await executor.enumerate(template, exchange)).map((resource) =>
              toldResource(resource, template),
            ),
          ),
      );
      return [
        ...resources.map((resource) => toldResource(resource, resource)),
        ...named.flat(),
      ];
    });
  }

  listResourceTemplates(): Promise<readonly KnownTemplate[]> {
    return this.#listed('resources/templates/list', async (exchange) =>
      (await this.#listedOf('resource-template', exchange)).map(toldTemplate),
    );
  }

  /** The components as they are now. */
  protected get snapshot(): CatalogSnapshot {
    return this.server.catalog.snapshot;
  }

  /** What lists show of a kind to the caller. */
  async #listedOf<K extends 'resource' | 'resource-template'>(
    kind: K,
    exchange: McpExchange,
  ): Promise<readonly Extract<Component, { kind: K }>[]> {
    const visible = await visibleComponents(
      this.snapshot,
      kind,
      this.server.executor,
      exchange,
    );
    return visible.filter((each: Component) => each.listed !== false);
  }

  /** Makes a list as if the client had asked for it. */
  #listed<T>(
    method: string,
    make: (exchange: McpExchange) => Promise<readonly T[]>,
  ): Promise<readonly T[]> {
    const exchange = derivedExchange(this.context, method, {});
    return this.server.executor.runEndpoint('list', exchange, () =>
      make(exchange),
    );
  }
}
