import type { Completion } from './completion.js';
import type { Prompt } from './prompt.js';
import type { Resource } from './resource.js';
import type { ResourceTemplate } from './resource-template.js';
import type { Tool } from './tool.js';

/** What a server offers to clients, by `kind`. */
export type Component = Tool | Resource | ResourceTemplate | Prompt;

/** Everything a catalog holds: components, and what completes their arguments. */
export type CatalogEntry = Component | Completion;
