import type { CatalogLayer, EntryMaker } from '../catalog/catalog-layer.js';
import type { CatalogEntry } from '../components/component.js';
import type { Tool } from '../components/tool.js';
import { componentOf, type KnownTool } from '../context/known-components.js';
import type { McpContext } from '../context/mcp-context.js';
import { ToolError } from '../errors/tool-error.js';
import { noteBrought } from './brought-components.js';
import { foundTools } from './found-tools.js';
import { MCP_UNKNOWN_PINNED_TOOL } from './layer-error-codes.js';
import { PassedComponents } from './passed-components.js';
import { matching } from './pattern-search.js';
import { Ranking } from './ranking.js';
import { refuse } from './refuse.js';
import { callDefinition, searchDefinition } from './search-definitions.js';
import {
  searchProblems,
  settled,
  type ToolSearchOptions,
} from './tool-search-options.js';

/**
 * For servers with more tools than a model can read of: lists show a tool that
 * searches, one that calls what was found, and those that are pinned. All others
 * can be called as before by whoever knows their names. A search gives what its caller sees, and a
 * call runs the tool as the caller, guards, interceptors and validation included.
 */
export class ToolSearch implements CatalogLayer {
  readonly name = 'ToolSearch';
  readonly #options: Required<ToolSearchOptions>;
  readonly #ranking = new Ranking();
  readonly #tools = new PassedComponents();
  readonly #pinned = new PassedComponents();
  readonly #own = new PassedComponents();
  #made: readonly CatalogEntry[] = [];
  #isChecked = false;

  /** @throws McpConfigurationException `MCP_INVALID_TOOL_SEARCH` for options that are not allowed */
  constructor(options: ToolSearchOptions = {}) {
    this.#options = settled(options);
    refuse(searchProblems(this.#options));
  }

  async prepare(make: EntryMaker): Promise<void> {
    const { callToolName } = this.#options;
    this.#made = [
      await make(
        searchDefinition(this.#options, (text, context) =>
          this.#search(text, context),
        ),
      ),
      await make(
        callDefinition(callToolName, (name, args, context) =>
          this.#call(name, args, context),
        ),
      ),
    ];
    noteBrought(this.#made);
    this.#own.add(this.#made);
  }

  /** @throws McpConfigurationException `MCP_UNKNOWN_PINNED_TOOL`, the first time, for pinned names nothing has */
  apply(entries: readonly CatalogEntry[]): readonly CatalogEntry[] {
    const { pinned } = this.#options;
    const tools = entries.filter((entry) => entry.kind === 'tool');
    if (!this.#isChecked) this.#refuseUnknown(tools);
    this.#isChecked = true;
    this.#tools.add(tools);
    this.#pinned.add(tools.filter(({ name }) => pinned.includes(name)));
    return [
      ...entries.map((entry) =>
        entry.kind === 'tool' && !pinned.includes(entry.name)
          ? Object.freeze({ ...entry, listed: false })
          : entry,
      ),
      ...this.#made,
    ];
  }

  async #search(text: string, context: McpContext): Promise<string> {
    const { strategy, maxResults, format } = this.#options;
    const known = new Map<Tool, KnownTool>();
    for (const told of this.#tools.among(await context.listTools())) {
      const tool = componentOf(told);
      if (tool?.kind === 'tool' && !this.#pinned.has(tool)) {
        known.set(tool, told);
      }
    }
    const tools = [...known.keys()];
    const found =
      strategy === 'regex'
        ? matching(tools, text, maxResults)
        : this.#ranking.best(tools, text, maxResults);
    return foundTools(
      found.flatMap((tool) => known.get(tool) ?? []),
      format,
    );
  }

  #call(
    name: string,
    args: Readonly<Record<string, unknown>>,
    { operations }: McpContext,
  ): Promise<unknown> {
    return operations.callTool(name, args, undefined, (tool) => {
      if (this.#own.has(tool)) {
        throw new ToolError(
          `${name} cannot be called through this tool: call it directly.`,
        );
      }
      return this.#tools.has(tool);
    });
  }

  #refuseUnknown(tools: readonly Tool[]): void {
    refuse(
      this.#options.pinned
        .filter((pinned) => !tools.some(({ name }) => name === pinned))
        .map((pinned) => ({
          code: MCP_UNKNOWN_PINNED_TOOL,
          where: 'ToolSearch',
          message: `there is no tool called "${pinned}" to be pinned.`,
          remedy:
            'Name tools as they are called below this layer: the namespace of a mount comes afterwards.',
        })),
    );
  }
}
