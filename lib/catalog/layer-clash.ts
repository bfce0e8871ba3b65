import { McpConfigurationException } from '../errors/mcp-configuration.exception.js';
import type { Clash } from './unique-entries.js';

/**
 * Thrown by a layer that cannot take some entries: what a tolerant source gives
 * is left out with a warning, and the layer is asked for the rest.
 */
export class LayerClash extends McpConfigurationException {
  constructor(readonly clashes: readonly Clash[]) {
    super(clashes.map(({ problem }) => problem));
    this.name = LayerClash.name;
  }
}
