/** A tool, resource, template or prompt as clients see it in lists. */
export interface McpSurfaceItem {
  readonly name: string;
  /** What else it has: `title`, `description`, `inputSchema`, `uri`, `annotations`, `_meta`, …; the keys of all its objects are in order. */
  readonly [field: string]: unknown;
}

/**
 * What a client sees of a server: all that a change of breaks its callers, or
 * is read by its model. Icons, sizes, `lastModified` and the server's own name
 * and version are no part of it.
 */
export interface McpSurface {
  /** What the server says about itself to the model, if anything. */
  readonly instructions?: string;
  /** By name. */
  readonly tools: readonly McpSurfaceItem[];
  /** By URI. */
  readonly resources: readonly McpSurfaceItem[];
  /** By URI template. */
  readonly resourceTemplates: readonly McpSurfaceItem[];
  /** By name. */
  readonly prompts: readonly McpSurfaceItem[];
  /** What the tools list costs a model that reads it, as an estimate: bytes of its JSON in UTF-8, divided by 4. */
  readonly tokens: number;
}
