import type { Prompt } from '../../components/prompt.js';
import type { Resource } from '../../components/resource.js';
import type { ResourceTemplate } from '../../components/resource-template.js';
import type { Tool } from '../../components/tool.js';
import {
  type KnownPrompt,
  type KnownResource,
  type KnownTemplate,
  type KnownTool,
  tellingOf,
} from '../../context/known-components.js';
import type { ListedResource } from '../../execution/resource-enumeration.js';

/**
 * What a handler is told of a tool.
 *
 * @param definition the tool as its list shows it
 */
export function toldTool(
  tool: Tool,
  definition: Readonly<Record<string, unknown>>,
): KnownTool {
  // Without what is not there, as clients get it.
  const defined = Object.fromEntries(
    Object.entries(definition).filter(([, value]) => value !== undefined),
  );
  const { name, input } = tool;
  return tellingOf({ ...defined, name, inputSchema: input.json }, tool);
}

/** What a handler is told of a prompt. */
export function toldPrompt(prompt: Prompt): KnownPrompt {
  const { name, title, description } = prompt;
  return tellingOf(
    {
      name,
      ...(title !== undefined && { title }),
      ...(description !== undefined && { description }),
      arguments: prompt.arguments,
    },
    prompt,
  );
}

/**
 * What a handler is told of a resource.
 *
 * @param of the resource itself, or the template that named it
 */
export function toldResource(
  { uri, name, mimeType }: Resource | ListedResource,
  of: Resource | ResourceTemplate,
): KnownResource {
  return tellingOf(
    { uri, name, ...(mimeType !== undefined && { mimeType }) },
    of,
  );
}

/** What a handler is told of a template. */
export function toldTemplate(component: ResourceTemplate): KnownTemplate {
  const { template, name, title, description, mimeType } = component;
  return tellingOf(
    {
      uriTemplate: template.text,
      name,
      ...(title !== undefined && { title }),
      ...(description !== undefined && { description }),
      ...(mimeType !== undefined && { mimeType }),
    },
    component,
  );
}
