import type { Type } from '@nestjs/common';
import type { CatalogSnapshot } from '../../catalog/catalog-snapshot.js';
import type { Tool } from '../../components/tool.js';

/** The tools of a class and of those that extend it. */
export function toolsOf(
  { tools }: Pick<CatalogSnapshot, 'tools'>,
  host: Type,
): readonly Tool[] {
  return tools.filter(
    ({
      handler: {
        host: { classRef },
      },
    }) => classRef === host || classRef.prototype instanceof host,
  );
}

/** The tool a method of a class is: its own, or else that of a class that extends it. */
export function toolOf(
  snapshot: Pick<CatalogSnapshot, 'tools'>,
  host: Type,
  method: string,
): Tool | undefined {
  const tools = toolsOf(snapshot, host).filter(
    ({ handler }) => handler.method === method,
  );
  return (
    tools.find(({ handler }) => handler.host.classRef === host) ?? tools[0]
  );
}

/** Says that a method is no tool, which is a mistake of who calls it as one. */
export function noTool(host: Type, method: string): TypeError {
  return new TypeError(
    `${host.name}.${method} is not a tool of this server: it has no @Tool(), or ${host.name} is not provided.`,
  );
}
