import type { CatalogSnapshot } from '../catalog/catalog-snapshot.js';
import type { Component } from '../components/component.js';
import type { McpEra } from '../exchange/era.js';
import type { ComponentList } from './component-list.js';

/** A component a list shows, and the versions of its name the client may ask for. */
export interface ShownComponent<C> {
  readonly component: C;
  readonly versions: readonly string[] | undefined;
}

/**
 * One list of one snapshot: what may be shown on it, and the JSON of each item,
 * made when it is first shown.
 */
export class PreparedList<C extends Component> {
  /** Name of the array of items in the result. */
  readonly member: string;
  /** All that may be shown: of each name all versions, the highest first. */
  readonly candidates: readonly C[];
  readonly #isVersioned: boolean;
  readonly #texts: Readonly<Record<McpEra, Map<C, string>>> = {
    legacy: new Map(),
    modern: new Map(),
  };
  /** The names that have versions, and how many. */
  readonly #counts = new Map<string, number>();

  constructor(
    private readonly list: ComponentList<C>,
    snapshot: CatalogSnapshot,
  ) {
    this.member = list.member;
    const listed = list.components(snapshot);
    this.#isVersioned = listed.some(({ version }) => version !== undefined);
    this.candidates = this.#isVersioned
      ? listed.flatMap((each) => this.#versionsOf(each, snapshot))
      : listed;
  }

  /**
   * What a list shows of those its caller sees: the highest version of each name.
   *
   * @param visible in the order of `candidates`
   */
  shown(visible: readonly C[]): readonly ShownComponent<C>[] {
    if (!this.#isVersioned) {
      return visible.map((component) => ({ component, versions: undefined }));
    }
    const names = new Map<string, C[]>();
    for (const component of visible) {
      const name = this.list.nameOf(component);
      const known = names.get(name);
      if (known) known.push(component);
      else names.set(name, [component]);
    }
    return [...names.values()].flatMap((versions) => {
      const component = versions.find(({ listed }) => listed !== false);
      return component
        ? [
            {
              component,
              versions: versions.flatMap(({ version }) => version ?? []),
            },
          ]
        : [];
    });
  }

  /** The JSON of what a list shows. */
  texts(visible: readonly C[], era: McpEra): readonly string[] {
    if (!this.#isVersioned) {
      return visible.map((component) =>
        this.#textOf(component, era, undefined),
      );
    }
    return this.shown(visible).map(({ component, versions }) => {
      const count = this.#counts.get(this.list.nameOf(component));
      return versions?.length === count
        ? this.#textOf(component, era, versions)
        : this.#write(component, era, versions);
    });
  }

  #textOf(
    component: C,
    era: McpEra,
    versions: readonly string[] | undefined,
  ): string {
    let text = this.#texts[era].get(component);
    if (text === undefined) {
      text = this.#write(component, era, versions);
      this.#texts[era].set(component, text);
    }
    return text;
  }

  #write(
    component: C,
    era: McpEra,
    versions: readonly string[] | undefined,
  ): string {
    return JSON.stringify(this.list.onWire(component, era, versions));
  }

  #versionsOf(component: C, snapshot: CatalogSnapshot): readonly C[] {
    if (component.version === undefined) return [component];
    const name = this.list.nameOf(component);
    const kind: C['kind'] = this.list.kind;
    const isOfList = (each: Component): each is C => each.kind === kind;
    const versions = snapshot.versionsOf(kind, name).filter(isOfList);
    this.#counts.set(name, versions.length);
    return versions;
  }
}

/** One of the protocol's lists, prepared once for each snapshot. */
export class PreparedLists<C extends Component> {
  readonly #known = new WeakMap<CatalogSnapshot, PreparedList<C>>();

  constructor(private readonly list: ComponentList<C>) {}

  /** The list of a snapshot. */
  of(snapshot: CatalogSnapshot): PreparedList<C> {
    const known = this.#known.get(snapshot);
    if (known) return known;
    const prepared = new PreparedList(this.list, snapshot);
    this.#known.set(snapshot, prepared);
    return prepared;
  }
}
