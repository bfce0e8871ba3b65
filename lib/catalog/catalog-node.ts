import type { HandlerLevel } from '../components/handler-level.js';
import type { CatalogLayer } from './catalog-layer.js';
import type { CatalogSource } from './catalog-source.js';

/** A part of a catalog: sources and parts within it, in order, and the layers all of that passes, innermost first. */
export interface CatalogNode {
  /** Names it in explanations: `server "shop"`, `mount "orders"`. */
  readonly name: string;
  readonly sources: readonly CatalogSource[];
  readonly children: readonly CatalogNode[];
  readonly layers: readonly CatalogLayer[];
  /** Enhancers around the handlers of its sources and layers, outermost first. Default: none. */
  readonly levels?: readonly HandlerLevel[];
  /** Whether it stays as it is first seen, whatever its sources say later. Default: false. */
  readonly isStatic?: boolean;
}
