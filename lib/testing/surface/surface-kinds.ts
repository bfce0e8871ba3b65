import type { McpSurface } from './mcp-surface.js';

/** A list of a surface. */
export type SurfaceList = Exclude<keyof McpSurface, 'instructions' | 'tokens'>;

/** What is to know of the items of a list. */
export interface SurfaceKind {
  /** What one of them is called in messages. */
  readonly word: string;
  /** The field that tells one from another, and that they are sorted by. */
  readonly id: 'name' | 'uri' | 'uriTemplate';
  /** Fields that are kept beside `name`. */
  readonly fields: readonly string[];
}

const COMMON = ['title', 'description', 'annotations', '_meta'];

/** The lists of a surface, in the order they are told in. */
export const SURFACE_KINDS: Readonly<Record<SurfaceList, SurfaceKind>> = {
  tools: {
    word: 'tool',
    id: 'name',
    fields: [...COMMON, 'inputSchema', 'outputSchema'],
  },
  resources: {
    word: 'resource',
    id: 'uri',
    fields: [...COMMON, 'uri', 'mimeType'],
  },
  resourceTemplates: {
    word: 'resource template',
    id: 'uriTemplate',
    fields: [...COMMON, 'uriTemplate', 'mimeType'],
  },
  prompts: {
    word: 'prompt',
    id: 'name',
    fields: [...COMMON, 'arguments'],
  },
};

/** Their names, in that order. */
export const SURFACE_LISTS: readonly SurfaceList[] = [
  'tools',
  'resources',
  'resourceTemplates',
  'prompts',
];
