import { Logger } from '@nestjs/common';
import type { Component } from '../components/component.js';
import { placeOf } from '../components/method-handler.js';
import type { McpServer } from '../server/mcp-server.js';

const logger = new Logger('McpModule');

/**
 * Says what a server offers and where, as Nest does of its routes.
 *
 * @param paths where it answers over HTTP; none outside an HTTP application
 * @param divided whether it is one of several that offer different modules
 */
export function reportStart(
  server: McpServer,
  paths: readonly string[],
  divided: boolean,
): void {
  const { name, version } = server.info;
  const { tools, resources, templates, prompts } = server.catalog.snapshot;
  const components = [...tools, ...resources, ...templates, ...prompts];
  for (const component of components) {
    const { handler } = component;
    logger.log(
      `Mapped ${labelOf(component)} to ${placeOf(handler)} (${handler.host.module.name})`,
    );
  }
  const place = paths.length > 0 ? `at ${paths.join(', ')}` : 'without HTTP';
  const counts = [
    count(tools.length, 'tool'),
    count(resources.length, 'resource'),
    count(templates.length, 'resource template'),
    count(prompts.length, 'prompt'),
  ].filter((words) => words !== undefined);
  logger.log(
    `MCP server "${name}" ${version} ${place}: ${counts.join(', ') || 'nothing'}`,
  );
  if (counts.length === 0) {
    const remedy = divided
      ? 'name the modules that have them in its include.'
      : 'list the classes that have them in the providers of an imported module.';
    logger.warn(
      `MCP server "${name}" found no @Tool(), @Resource() or @Prompt() method: ${remedy}`,
    );
  } else if (divided) {
    logger.log(
      `MCP server "${name}" offers what is in ${modulesOf(components)}`,
    );
  }
}

function modulesOf(components: readonly Component[]): string {
  const names = components.map(({ handler }) => handler.host.module.name);
  return [...new Set(names)].join(', ');
}

function labelOf(component: Component): string {
  switch (component.kind) {
    case 'resource':
      return `resource {${component.uri}}`;
    case 'resource-template':
      return `resource template {${component.template.text}}`;
    default:
      return `${component.kind} {${component.name}}`;
  }
}

function count(number: number, kind: string): string | undefined {
  if (number === 0) return undefined;
  return number === 1 ? `1 ${kind}` : `${number} ${kind}s`;
}
