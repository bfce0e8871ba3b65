import type { CatalogSource } from '../catalog/catalog-source.js';
import type { Tool } from '../components/tool.js';
import type { ConfigurationProblem } from '../errors/configuration-problem.js';
import type { CompileSchemaOptions } from '../schema/compile-schema.js';
import type { ComponentScanner } from './component-scanner.js';
import { makeTool } from './tool-factory.js';

/** The tools found on the application's own providers and controllers. */
export class DiscoveredSource implements CatalogSource {
  readonly id = 'discovery';
  #tools: readonly Tool[] = [];

  constructor(
    private readonly scanner: ComponentScanner,
    private readonly compilation: Omit<CompileSchemaOptions, 'io'>,
  ) {}

  tools(): readonly Tool[] {
    return this.#tools;
  }

  /** Looks through the application once. Gives every problem found; what has none is offered. */
  async discover(): Promise<readonly ConfigurationProblem[]> {
    const made = await Promise.all(
      this.scanner.scan().map((method) => makeTool(method, this.compilation)),
    );
    this.#tools = made.flatMap(({ tool }) => (tool ? [tool] : []));
    return made.flatMap(({ problems }) => problems);
  }
}
