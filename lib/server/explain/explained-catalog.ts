import type { Type } from '@nestjs/common';
import { isOfVersion } from '../../catalog/asked-version.js';
import {
  promptsNamed,
  readablesAt,
  toolsNamed,
} from '../../catalog/candidates.js';
import {
  CatalogTrace,
  type DroppedEntry,
  type TracedEntry,
} from '../../catalog/catalog-trace.js';
import type { Catalog } from '../../catalog/catalog.js';
import { identityOf } from '../../catalog/entry-identity.js';
import { isAnswerTo } from '../../catalog/entry-lookup.js';
import type { CatalogEntry, Component } from '../../components/component.js';
import type { LookedFor } from './explained-target.js';
import { nameOf, nearNames } from './near-names.js';

/** A component, and how it is asked for. */
export interface Candidate {
  readonly component: Component;
  /** Of resources and templates. */
  readonly uri?: string;
  readonly parameters: Readonly<Record<string, string>>;
}

/** A component that is not offered, by the name it would have. */
export interface DroppedComponent {
  readonly component: Component;
  readonly way: TracedEntry;
}

/** A catalog at one moment, asked for what there is and for what there is not. */
export class ExplainedCatalog {
  /** Names the server. */
  readonly root: string;
  readonly #snapshot: Catalog['snapshot'];
  readonly #trace: CatalogTrace;
  /** The ways of what is in no list, but was found. */
  readonly #found = new CatalogTrace();

  constructor(private readonly catalog: Catalog) {
    this.root = catalog.name;
    this.#snapshot = catalog.snapshot;
    this.#trace = catalog.trace;
  }

  /** What a client that asks so may get, in the order in which it is tried. */
  async candidates({
    kind,
    name,
    version,
  }: LookedFor): Promise<readonly Candidate[]> {
    const { catalog } = this;
    const known = {
      snapshot: this.#snapshot,
      findsMore: catalog.findsMore,
      find: (of: LookedFor['kind'], asked: string) =>
        catalog.find(of, asked, this.#found),
    };
    if (kind === 'tool') {
      return (await toolsNamed(known, name, version)).map(candidate);
    }
    if (kind === 'prompt') {
      return (await promptsNamed(known, name, version)).map(candidate);
    }
    const templates = this.#snapshot.versionsOf('resource-template', name);
    if (templates.length > 0) {
      return templates
        .filter((each) => isOfVersion(each, version))
        .map(candidate);
    }
    const matches = await readablesAt(known, name, version);
    return matches.map((match) => ({ ...match, uri: name }));
  }

  /** Whether a URI leads to something, but must not be followed. */
  dangerousMatch({ kind, name, version }: LookedFor): Component | undefined {
    return kind === 'resource'
      ? this.#snapshot.resource(name, version)?.component
      : undefined;
  }

  /** What would be found if nothing had dropped it. */
  dropped({ kind, name, version }: LookedFor): readonly DroppedComponent[] {
    return [...this.#trace.dropped, ...this.#found.dropped]
      .filter(
        ({ entry }) =>
          isAnswerTo(entry, kind, name) || nameOf(entry, kind) === name,
      )
      .flatMap(componentIn)
      .filter(({ component }) => isOfVersion(component, version));
  }

  /** All versions of what has a component's name, highest first. */
  versionsOf(component: Component): readonly Component[] {
    const name = nameOf(
      component,
      component.kind === 'resource-template' ? 'resource' : component.kind,
    );
    return this.#snapshot.versionsOf(component.kind, name ?? '');
  }

  /** Those that would have the name of a component if nothing had dropped them. */
  droppedLike(component: Component): readonly DroppedComponent[] {
    const { key } = identityOf(component);
    return this.#trace.dropped
      .filter(({ entry }) => identityOf(entry).key === key)
      .flatMap(componentIn);
  }

  /** What a method is, offered and dropped. */
  ofMethod(
    host: Type,
    method: string,
  ): {
    readonly offered: readonly Candidate[];
    readonly dropped: readonly DroppedComponent[];
  } {
    const isMeant = ({ handler }: CatalogEntry): boolean => {
      const { classRef } = handler.host;
      const isOfHost = classRef === host || classRef.prototype instanceof host;
      return isOfHost && handler.method === method;
    };
    return {
      offered: this.#snapshot.entries
        .filter(isMeant)
        .flatMap((entry) =>
          entry.kind === 'completion' ? [] : [candidate(entry)],
        ),
      dropped: this.#trace.dropped
        .filter(({ entry }) => isMeant(entry))
        .flatMap(componentIn),
    };
  }

  /** How a component came to be what it is. */
  wayOf({ handler }: Component): TracedEntry | undefined {
    return this.#trace.of(handler) ?? this.#found.of(handler);
  }

  /** Names of what had the one that nothing has, below a layer; then those that look like it. */
  near({ kind, name }: LookedFor): readonly string[] {
    const entries = [
      ...this.#snapshot.entries,
      ...this.#trace.dropped.map(({ entry }) => entry),
    ];
    const former = entries.filter(({ handler }) =>
      this.#trace
        .of(handler)
        ?.steps.some(
          ({ as }) => as.endsWith(` ${name}`) || as.endsWith(` "${name}"`),
        ),
    );
    const namesOf = (some: readonly CatalogEntry[]) =>
      some.flatMap((entry) => nameOf(entry, kind) ?? []);
    return nearNames(name, namesOf(entries), namesOf(former));
  }

  /** All versions of a name. */
  versionsNamed({ kind, name }: LookedFor): readonly Component[] {
    return this.#snapshot.versionsOf(kind, name);
  }
}

function candidate(component: Component): Candidate {
  switch (component.kind) {
    case 'resource':
      return { component, uri: component.uri, parameters: {} };
    case 'resource-template':
      return { component, uri: component.template.text, parameters: {} };
    default:
      return { component, parameters: {} };
  }
}

function componentIn({
  entry,
  way,
}: DroppedEntry): readonly DroppedComponent[] {
  return entry.kind === 'completion' ? [] : [{ component: entry, way }];
}
