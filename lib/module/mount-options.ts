import type { Type } from '@nestjs/common';
import type { CatalogLayer } from '../catalog/catalog-layer.js';
import type { Enhancers } from '../components/enhancers.js';
import type { AudienceOptions } from '../layers/audience.js';
import type { TagSelection } from '../layers/tag-filter.js';

/**
 * How modules are mounted; everything has a default. What a mount says holds
 * for all that is in it, the mounts within included.
 */
export interface McpMountOptions
  extends Enhancers, TagSelection, AudienceOptions {
  /**
   * Goes before the names of tools and prompts, `orders_find`, and into the URIs
   * of resources, `shop://orders/all`. Default: names and URIs stay.
   */
  readonly namespace?: string;
  /** Other names and URIs for what is in it, by those it has there, without the namespace. */
  readonly rename?: Readonly<Record<string, string>>;
  /** Tags its components have beside their own. */
  readonly tags?: readonly string[];
  /** What its components pass before anything else the mount says, in order. */
  readonly transforms?: readonly CatalogLayer[];
  /** Whether it stays as it is at start-up, whatever its sources say later. Default: false. */
  readonly snapshot?: boolean;
}

/** Modules of a class in a place of their own in a server. */
export interface McpMount extends McpMountOptions {
  /** The class of the modules whose components are mounted; what these import is not mounted with them. */
  readonly module: Type;
  /** What is mounted within. */
  readonly children?: readonly McpMount[];
}

/** How the module that imports `McpModule.forFeature()` is mounted. */
export interface McpFeatureOptions extends McpMountOptions {
  /** Id of the server to be mounted in. Default: each in which a module that imports it is offered. */
  readonly server?: string;
}
