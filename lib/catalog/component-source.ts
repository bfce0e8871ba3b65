import type { ComponentDefinition } from '../decorators/component-definition.js';
import type { LookupKind } from './catalog-layer.js';

/**
 * Components that are not in the code: rows of a database, routes of another
 * service. A provider with `@McpSource()` whose module a server offers or mounts.
 */
export interface ComponentSource {
  /**
   * What there is now, in the order clients shall see it. Asked at start-up and
   * after each change. When it throws or takes too long, a warning is logged and
   * what it gave last stays.
   */
  list():
    readonly ComponentDefinition[] | Promise<readonly ComponentDefinition[]>;
  /**
   * Something that is not in the list, by its name or URI; for catalogs too
   * large to list. Asked for names clients send, before anything is known of
   * them: must be cheap and safe.
   */
  get?(
    kind: LookupKind,
    name: string,
  ): ComponentDefinition | undefined | Promise<ComponentDefinition | undefined>;
  /**
   * Calls `changed` whenever `list` would give something else. Asked once for
   * each place the source is offered in, such as two servers or two mounts: each
   * gives a function of its own, and all of them are to be called.
   *
   * @returns what ends that; called when the server closes
   */
  changes?(changed: () => void): (() => void) | void;
}
