import type { CatalogEntry } from '../components/component.js';
import type { ConfigurationProblem } from '../errors/configuration-problem.js';
import { McpConfigurationException } from '../errors/mcp-configuration.exception.js';
import type { CatalogLayer } from './catalog-layer.js';
import type { CatalogTrace } from './catalog-trace.js';
import { LayerClash } from './layer-clash.js';
import type { Clash } from './unique-entries.js';

/** Applies layers, and collects what they find wrong: one that fails does not keep others from telling. */
export class LayerProblems {
  readonly fatal: ConfigurationProblem[] = [];
  readonly leftOut: Clash[] = [];

  /** @param tolerates whether an entry may be left out that a layer cannot take */
  constructor(private readonly tolerates: (entry: CatalogEntry) => boolean) {}

  /** What a layer makes of entries, without those it cannot take; the entries themselves where it fails. */
  apply(
    layer: CatalogLayer,
    entries: readonly CatalogEntry[],
    trace: CatalogTrace,
  ): readonly CatalogEntry[] {
    try {
      return layer.apply(entries);
    } catch (error) {
      if (!(error instanceof McpConfigurationException)) throw error;
      const out = this.#tolerable(error);
      if (out.length === 0) {
        this.fatal.push(...error.problems);
        return entries;
      }
      this.leftOut.push(...out);
      const left = new Set(out.map(({ entry }) => entry));
      for (const { entry, problem } of out) {
        trace.drop(entry, layer.name, 'clashed', problem.message);
      }
      const rest = entries.filter((entry) => !left.has(entry));
      return this.apply(layer, rest, trace);
    }
  }

  #tolerable(error: McpConfigurationException): readonly Clash[] {
    return error instanceof LayerClash
      ? error.clashes.filter(({ entry }) => this.tolerates(entry))
      : [];
  }
}
