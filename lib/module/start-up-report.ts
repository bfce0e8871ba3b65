import { Logger } from '@nestjs/common';
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
  const { tools } = server.catalog.snapshot;
  for (const { name: tool, handler } of tools) {
    logger.log(
      `Mapped tool {${tool}} to ${placeOf(handler)} (${handler.host.module.name})`,
    );
  }
  const place = paths.length > 0 ? `at ${paths.join(', ')}` : 'without HTTP';
  logger.log(
    `MCP server "${name}" ${version} ${place}: ${count(tools.length)}`,
  );
  if (tools.length === 0) {
    logger.warn(
      `MCP server "${name}" found no @Tool() method: list the classes that have them in the providers of an imported module.`,
    );
  }
}

function count(tools: number): string {
  return tools === 1 ? '1 tool' : `${tools} tools`;
}
