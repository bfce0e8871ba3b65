import { isOfVersion } from '../catalog/asked-version.js';
import type { CatalogTrace } from '../catalog/catalog-trace.js';
import type { LookupKind } from '../catalog/catalog-layer.js';
import type { Catalog } from '../catalog/catalog.js';
import { isAnswerTo } from '../catalog/entry-lookup.js';
import type { CatalogEntry, Component } from '../components/component.js';

/** A component, and whether it is enabled. */
export type KnownComponent<C extends Component = Component> = C & {
  /** `false` for what `disable` took out of the server. */
  readonly enabled: boolean;
};

type OfKind<K extends Component['kind']> = Extract<Component, { kind: K }>;

/** What a server has, and what of it was disabled: for the application, which sees all of it. */
export class KnownComponents {
  /** @param disabling name of the layer that takes out what is disabled */
  constructor(
    private readonly catalog: Catalog,
    private readonly disabling: string,
  ) {}

  /** All of a kind in all versions, what no list shows as well; the disabled ones last. */
  list<K extends Component['kind']>(
    kind: K,
  ): readonly KnownComponent<OfKind<K>>[] {
    const isOfKind = (entry: CatalogEntry): entry is OfKind<K> =>
      entry.kind === kind;
    const { snapshot, trace } = this.catalog;
    return [
      ...snapshot.entries.filter(isOfKind).map((each) => known(each, true)),
      ...disabledIn(trace, this.disabling)
        .filter(isOfKind)
        .map((each) => known(each, false)),
    ];
  }

  /**
   * One by its name or, for resources and templates, a URI; asks the sources
   * for what is in no list.
   */
  async get(
    kind: LookupKind,
    name: string,
    version?: string,
  ): Promise<KnownComponent | undefined> {
    const enabled =
      this.#current(kind, name, version) ??
      (await this.catalog.find(kind, name));
    if (enabled && enabled.kind !== 'completion') return known(enabled, true);
    const disabled = disabledIn(this.catalog.trace, this.disabling).find(
      (each) => isAnswerTo(each, kind, name) && isOfVersion(each, version),
    );
    return disabled && known(disabled, false);
  }

  #current(
    kind: LookupKind,
    name: string,
    version: string | undefined,
  ): Component | undefined {
    const { snapshot } = this.catalog;
    switch (kind) {
      case 'tool':
        return snapshot.tool(name, version);
      case 'prompt':
        return snapshot.prompt(name, version);
      case 'resource':
        return snapshot.resource(name, version)?.component;
    }
  }
}

function disabledIn(trace: CatalogTrace, disabling: string): Component[] {
  return [...trace.all()].flatMap(({ entry, steps }) => {
    const last = steps.at(-1);
    const isDisabled = last?.by === disabling && last.effect === 'dropped';
    return isDisabled && entry.kind !== 'completion' ? [entry] : [];
  });
}

function known<C extends Component>(
  component: C,
  enabled: boolean,
): KnownComponent<C> {
  return { ...component, enabled };
}
