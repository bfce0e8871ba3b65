import type { Type } from '@nestjs/common';
import type { ComponentDefinition } from './component-definition.js';
import { SOURCE_METADATA } from './metadata-keys.js';

/** As much of a `ComponentSource` as every source has. */
interface Listing {
  list():
    readonly ComponentDefinition[] | Promise<readonly ComponentDefinition[]>;
}

/**
 * Makes a provider name components that are not in the code: rows of a
 * database, routes of another service. What it names is offered where its
 * module is, and decorators of the class, such as `@UseGuards()`, count for all
 * of it. The class is a provider like any other; it is asked for its list while
 * the application starts, when its own `onModuleInit` may not have run yet.
 *
 * @example
 * ```ts
 * @McpSource()
 * export class ReportTools implements ComponentSource {
 *   constructor(private readonly reports: ReportStore) {}
 *
 *   async list(): Promise<ToolDefinition[]> {
 *     const rows = await this.reports.all();
 *     return rows.map(({ name, description, query }) => ({
 *       kind: 'tool', name, description, handler: () => this.reports.run(query),
 *     }));
 *   }
 *
 *   changes(changed: () => void) { return this.reports.onChange(changed); }
 * }
 * ```
 */
export function McpSource(): (target: Type<Listing>) => void {
  return (target) => Reflect.defineMetadata(SOURCE_METADATA, true, target);
}

/** Whether a class, or one it extends, has the decorator. */
export function isSource(classRef: Type): boolean {
  return Reflect.getMetadata(SOURCE_METADATA, classRef) === true;
}
