import type { CatalogSnapshot } from '../catalog/catalog-snapshot.js';
import type { McpEra } from '../exchange/era.js';
import type { JsonObject } from './json-object.js';
import { promptOnWire } from './prompt-wire.js';
import { resourceOnWire, templateOnWire } from './resource-wire.js';
import { toolOnWire } from './tool-wire.js';

/** One of the protocol's lists: the member it is sent in, and its items. */
export interface ComponentList {
  readonly member: string;
  /** The items in order, as a client of an era sees them. */
  items(snapshot: CatalogSnapshot, era: McpEra): readonly JsonObject[];
}

/** What `tools/list` shows. */
export const TOOL_LIST: ComponentList = {
  member: 'tools',
  items: ({ tools }, era) => tools.map((tool) => toolOnWire(tool, era)),
};

/** What `resources/list` shows of resources with a URI of their own. */
export const RESOURCE_LIST: ComponentList = {
  member: 'resources',
  items: ({ resources }) => resources.map(resourceOnWire),
};

/** What `resources/templates/list` shows. */
export const TEMPLATE_LIST: ComponentList = {
  member: 'resourceTemplates',
  items: ({ templates }) => templates.map(templateOnWire),
};

/** What `prompts/list` shows. */
export const PROMPT_LIST: ComponentList = {
  member: 'prompts',
  items: ({ prompts }) => prompts.map(promptOnWire),
};
