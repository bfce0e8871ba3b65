import { Logger } from '@nestjs/common';
import type { Component } from '../components/component.js';
import { placeOf } from '../components/method-handler.js';
import type { McpServer } from '../server/mcp-server.js';

const logger = new Logger('McpModule');

/**
 * Says what a server offers and where, as Nest does of its routes.
 *
 * @param paths where it answers over HTTP; none outside an HTTP application
 */
export function reportStart(server: McpServer, paths: readonly string[]): void {
  const { name, version } = server.info;
  const { tools, resources, templates, prompts } = server.catalog.snapshot;
  for (const component of [...tools, ...resources, ...templates, ...prompts]) {
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
    logger.warn(
      `MCP server "${name}" found no @Tool(), @Resource() or @Prompt() method: list the classes that have them in the providers of an imported module.`,
    );
  }
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
