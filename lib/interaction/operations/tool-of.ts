import type { Type } from '@nestjs/common';
import type { CatalogSnapshot } from '../../catalog/catalog-snapshot.js';
import type { HandlerLevel } from '../../components/handler-level.js';
import type { Tool } from '../../components/tool.js';

/** The tools of a class and of those that extend it, in lists or not. */
export function toolsOf(
  { entries }: Pick<CatalogSnapshot, 'entries'>,
  host: Type,
): readonly Tool[] {
  return entries.flatMap((entry) => {
    const { classRef } = entry.handler.host;
    const isItsOwn = classRef === host || classRef.prototype instanceof host;
    return entry.kind === 'tool' && isItsOwn ? [entry] : [];
  });
}

/**
 * The tool a method of a class is: its own, or else that of a class that extends
 * it. Of several mounts of the class, the one nearest to the caller.
 *
 * @param levels those around the handler that asks
 */
export function toolOf(
  snapshot: Pick<CatalogSnapshot, 'entries'>,
  host: Type,
  method: string,
  levels: readonly HandlerLevel[] = [],
): Tool | undefined {
  const tools = toolsOf(snapshot, host).filter(
    ({ handler }) => handler.method === method,
  );
  const own = tools.filter(({ handler }) => handler.host.classRef === host);
  return nearest(own.length > 0 ? own : tools, levels);
}

/** The one with the most mounts in common with the caller, and the fewest others. */
function nearest(
  tools: readonly Tool[],
  levels: readonly HandlerLevel[],
): Tool | undefined {
  const distances = tools.map(({ handler: { levels: own = [] } }) => {
    const apart = own.findIndex((level, index) => level !== levels[index]);
    const shared = apart < 0 ? own.length : apart;
    return levels.length + own.length - 2 * shared;
  });
  return tools[distances.indexOf(Math.min(...distances))];
}

/** Says that a method is no tool, which is a mistake of who calls it as one. */
export function noTool(host: Type, method: string): TypeError {
  return new TypeError(
    `${host.name}.${method} is not a tool of this server: it has no @Tool(), or ${host.name} is not provided.`,
  );
}
