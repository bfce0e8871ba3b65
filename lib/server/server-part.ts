import type { CatalogLayer } from '../catalog/catalog-layer.js';
import type { HandlerLevel } from '../components/handler-level.js';
import type { Module } from '../nest.js';

/** What of an application a server, or a mount in it, offers. */
export interface ServerPart {
  /** Names it in reports and explanations: `server "shop"`, `mount "orders"`. */
  readonly name: string;
  /** The modules whose components are its own. */
  readonly modules: readonly Module[];
  /** Enhancers around all of its handlers; absent for a server, whose options have them. */
  readonly level?: HandlerLevel;
  /** What its components pass, those of the parts within it too; innermost first. */
  readonly layers: readonly CatalogLayer[];
  /** Whether it stays as it is at start-up. */
  readonly isStatic: boolean;
  /** The parts within it, in order. */
  readonly parts: readonly ServerPart[];
}
