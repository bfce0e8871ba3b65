import { Logger } from '@nestjs/common';
import type { Component } from '../components/component.js';
import type { HandlerLevel } from '../components/handler-level.js';
import type { ServerPart } from '../server/server-part.js';
import { countsOf } from './component-counts.js';

const logger = new Logger('McpModule');

/**
 * Says what is mounted in a server, and where.
 *
 * @param server its name on the wire
 * @param parts those of the server, or of a mount in it
 * @param components all the server lists
 */
export function reportMounts(
  server: string,
  parts: readonly ServerPart[],
  components: readonly Component[],
): void {
  for (const { name, modules, level, parts: within } of parts) {
    const place = `${name} of MCP server "${server}"`;
    const counts = countsOf(
      components.filter(
        ({ handler }) => level && isWithin(handler.levels, level),
      ),
    );
    if (counts === '') {
      logger.warn(
        `${capital(place)} offers nothing: ${namesOf(modules)} has no @Tool(), @Resource() or @Prompt() method, or what the mount says leaves none.`,
      );
    } else {
      logger.log(`Mounted ${namesOf(modules)} as ${place}: ${counts}`);
    }
    reportMounts(server, within, components);
  }
}

function isWithin(
  levels: readonly HandlerLevel[] = [],
  level: HandlerLevel,
): boolean {
  return levels.includes(level);
}

function namesOf(modules: ServerPart['modules']): string {
  return [...new Set(modules.map(({ name }) => name))].join(', ');
}

function capital(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}
