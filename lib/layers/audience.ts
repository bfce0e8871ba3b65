import type { CatalogLayer } from '../catalog/catalog-layer.js';
import type { CallerContext } from '../components/caller-context.js';
import type { CatalogEntry } from '../components/component.js';
import { surrounded } from '../components/surrounding-rules.js';
import {
  type AccessOptions,
  withAccess,
} from '../decorators/access-options.js';
import { ChangedComponents } from './changed-components.js';

/** For whom the components of a server or mount are. */
export interface AudienceOptions {
  /** Who may use them. Default: everybody. */
  readonly access?: AccessOptions;
  /**
   * Whether a caller sees them. To whom it does not say `true` they are not there:
   * in no list, and "not found". Asked after the guards. Default: everybody.
   */
  visible?(context: CallerContext): boolean | Promise<boolean>;
}

/** Puts conditions on callers before those components have already: the outermost are asked first. */
export class Audience implements CatalogLayer {
  readonly name: string;
  readonly #changed: ChangedComponents;

  /** @param where names the place that sets them: `mount "orders"`, `server "shop"` */
  constructor(where: string, options: AudienceOptions) {
    const { access } = options;
    const visible = {
      kind: 'visible',
      where,
      decide: (context: CallerContext) => options.visible?.(context) ?? false,
    } as const;
    this.name = `Audience of ${where}`;
    this.#changed = new ChangedComponents((component) => {
      const inside = access ? withAccess(component, access, where) : component;
      return options.visible ? surrounded(inside, [visible]) : inside;
    });
  }

  apply(entries: readonly CatalogEntry[]): readonly CatalogEntry[] {
    return this.#changed.of(entries);
  }
}
