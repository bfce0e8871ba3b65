import type { CatalogSnapshot } from '../catalog/catalog-snapshot.js';
import type { Component } from '../components/component.js';
import type { Prompt } from '../components/prompt.js';
import type { Resource } from '../components/resource.js';
import type { ResourceTemplate } from '../components/resource-template.js';
import type { Tool } from '../components/tool.js';
import type { McpEra } from '../exchange/era.js';
import { normalizeUri } from '../uri/resource-uri.js';
import type { JsonObject } from './json-object.js';
import { promptOnWire } from './prompt-wire.js';
import { resourceOnWire, templateOnWire } from './resource-wire.js';
import { toolOnWire } from './tool-wire.js';

/** One of the protocol's lists: the member it is sent in, and its items. */
export interface ComponentList<C extends Component> {
  readonly member: string;
  readonly kind: C['kind'];
  /** What everybody is shown unless something is hidden: the highest version of each name, in order. */
  components(snapshot: CatalogSnapshot): readonly C[];
  /** What its versions have in common. */
  nameOf(component: C): string;
  /** A component as a client of an era sees it, with the versions it may ask for. */
  onWire(
    component: C,
    era: McpEra,
    versions: readonly string[] | undefined,
  ): JsonObject;
}

/** What `tools/list` shows. */
export const TOOL_LIST: ComponentList<Tool> = {
  member: 'tools',
  kind: 'tool',
  components: ({ tools }) => tools,
  nameOf: ({ name }) => name,
  onWire: toolOnWire,
};

/** What `resources/list` shows of resources with a URI of their own. */
export const RESOURCE_LIST: ComponentList<Resource> = {
  member: 'resources',
  kind: 'resource',
  components: ({ resources }) => resources,
  nameOf: ({ uri }) => normalizeUri(uri),
  onWire: (resource, _, versions) => resourceOnWire(resource, versions),
};

/** What `resources/templates/list` shows. */
export const TEMPLATE_LIST: ComponentList<ResourceTemplate> = {
  member: 'resourceTemplates',
  kind: 'resource-template',
  components: ({ templates }) => templates,
  nameOf: ({ template }) => template.text,
  onWire: (template, _, versions) => templateOnWire(template, versions),
};

/** What `prompts/list` shows. */
export const PROMPT_LIST: ComponentList<Prompt> = {
  member: 'prompts',
  kind: 'prompt',
  components: ({ prompts }) => prompts,
  nameOf: ({ name }) => name,
  onWire: (prompt, _, versions) => promptOnWire(prompt, versions),
};
