import { Logger } from '@nestjs/common';
import type { Component } from '../components/component.js';
import { placeOf } from '../components/method-handler.js';
import type { McpServer } from '../server/mcp-server.js';
import type { ServerPart } from '../server/server-part.js';
import { countsOf } from './component-counts.js';
import { reportMounts } from './mount-report.js';

const logger = new Logger('McpModule');

/**
 * Says what a server offers and where, as Nest does of its routes.
 *
 * @param paths where it answers over HTTP; none outside an HTTP application
 * @param part what of the application it offers
 * @param divided whether it is one of several that offer different modules
 */
export function reportStart(
  server: McpServer,
  paths: readonly string[],
  part: ServerPart,
  divided: boolean,
): void {
  const { name, version } = server.info;
  const { tools, resources, templates, prompts } = server.catalog.snapshot;
  const components = [...tools, ...resources, ...templates, ...prompts];
  const ofSources = new Map<string, Component[]>();
  const parts = namesOf(part);
  for (const component of components) {
    const { handler } = component;
    const [first] = server.catalog.trace.of(handler)?.steps ?? [];
    if (first && !parts.includes(first.by)) {
      const known = ofSources.get(first.by) ?? [];
      ofSources.set(first.by, known);
      known.push(component);
      continue;
    }
    logger.log(
      `Mapped ${labelOf(component)} to ${placeOf(handler)} (${handler.host.module.name})`,
    );
  }
  for (const [source, given] of ofSources) {
    logger.log(`Mapped ${countsOf(given)} of ${source}`);
  }
  const place = paths.length > 0 ? `at ${paths.join(', ')}` : 'without HTTP';
  const counts = countsOf(components);
  reportMounts(name, part.parts, components);
  logger.log(
    `MCP server "${name}" ${version} ${place}: ${counts || 'nothing'}`,
  );
  if (counts === '') {
    const remedy = divided
      ? 'name the modules that have them in its include or mounts.'
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

/** What is found in decorated methods comes from a part of the server; a source or layer can have hundreds. */
function namesOf({ name, parts }: ServerPart): readonly string[] {
  return [name, ...parts.flatMap(namesOf)];
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
