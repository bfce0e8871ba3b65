import type { Tool } from '../components/tool.js';

/** The components of a server at one moment: immutable, looked up by name in constant time. */
export class CatalogSnapshot {
  readonly #toolsByName: ReadonlyMap<string, Tool>;

  /** @param tools in the order clients see them; names are unique */
  constructor(readonly tools: readonly Tool[]) {
    this.#toolsByName = new Map(tools.map((tool) => [tool.name, tool]));
  }

  /** The tool of that wire name. */
  tool(name: string): Tool | undefined {
    return this.#toolsByName.get(name);
  }
}
