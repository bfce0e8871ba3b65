import { compareVersions } from './version-order.js';

/** Components of one kind by name, the versions of each from the highest down. */
export class NamedVersions<C extends { readonly version?: string }> {
  readonly #highest = new Map<string, C>();
  readonly #versions = new Map<string, readonly C[]>();

  constructor(components: readonly C[], nameOf: (component: C) => string) {
    for (const component of components) {
      const name = nameOf(component);
      const others = this.#versions.get(name);
      const all = others ? [...others, component].sort(downwards) : [component];
      this.#versions.set(name, all);
      this.#highest.set(name, all[0] ?? component);
    }
  }

  /**
   * @param version the highest without; what has no version is any that is asked for
   */
  get(name: string, version?: string): C | undefined {
    return version === undefined
      ? this.#highest.get(name)
      : this.of(name).find(
          (each) =>
            each.version === undefined ||
            compareVersions(each.version, version) === 0,
        );
  }

  /** All of a name, highest first; none for a name nothing has. */
  of(name: string): readonly C[] {
    return this.#versions.get(name) ?? [];
  }

  /** The versions of each name, in the order in which names first came. */
  all(): Iterable<readonly C[]> {
    return this.#versions.values();
  }
}

function downwards(
  a: { readonly version?: string },
  b: { readonly version?: string },
): number {
  return compareVersions(b.version, a.version);
}
