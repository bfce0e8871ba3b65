import { Logger } from '@nestjs/common';
import { placeOf } from '../components/method-handler.js';
import { ComponentScanner } from '../discovery/component-scanner.js';
import type { Module } from '../nest.js';

const logger = new Logger('McpModule');

/**
 * Warns of decorated methods no client can reach.
 *
 * @param modules those whose components no server offers
 */
export function warnOfUnserved(modules: readonly Module[]): void {
  const methods = new Map(
    new ComponentScanner(modules)
      .scan()
      .map(({ host, method }) => [
        `${placeOf({ host, method })} (${host.module.name})`,
        host.module.name,
      ]),
  );
  for (const [method, module] of methods) {
    logger.warn(
      `No MCP server offers ${method}: name ${module} in the include or the mounts of one.`,
    );
  }
}
