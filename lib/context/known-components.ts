import type { Component } from '../components/component.js';
import type { JsonSchema } from '../schema/json-schema.js';
import type { ToolAnnotations } from '../sdk.js';

/** A tool as `listTools` tells of it: what `tools/list` shows (2025-11-25, Tools). */
export interface KnownTool {
  readonly name: string;
  readonly title?: string;
  readonly description?: string;
  readonly inputSchema: JsonSchema;
  readonly outputSchema?: JsonSchema;
  readonly annotations?: ToolAnnotations;
  readonly _meta?: Readonly<Record<string, unknown>>;
}

/** A prompt as `listPrompts` tells of it. */
export interface KnownPrompt {
  readonly name: string;
  readonly title?: string;
  readonly description?: string;
  readonly arguments: readonly {
    readonly name: string;
    readonly description?: string;
    readonly required: boolean;
  }[];
}

/** A resource as `listResources` tells of it. */
export interface KnownResource {
  readonly uri: string;
  readonly name: string;
  readonly mimeType?: string;
}

/** A resource template as `listResourceTemplates` tells of it. */
export interface KnownTemplate {
  readonly uriTemplate: string;
  readonly name: string;
  readonly title?: string;
  readonly description?: string;
  readonly mimeType?: string;
}

const components = new WeakMap<object, Component>();

/** Remembers which component something tells of. */
export function tellingOf<T extends object>(told: T, component: Component): T {
  components.set(told, component);
  return told;
}

/** The component that something handed out by `listTools` and the like tells of; of a resource a template names, the template. */
export function componentOf(told: object): Component | undefined {
  return components.get(told);
}
