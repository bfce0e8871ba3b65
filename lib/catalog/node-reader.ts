import type { CatalogEntry } from '../components/component.js';
import type { MethodHandler } from '../components/method-handler.js';
import type { CatalogLayer, EntryMaker, LookupKind } from './catalog-layer.js';
import type { CatalogNode } from './catalog-node.js';
import { CatalogTrace } from './catalog-trace.js';
import { LayerProblems } from './layer-problems.js';
import { LeveledEntries } from './leveled-entries.js';
import { SourceReader } from './source-reader.js';

/** What a source gave, with its name. */
interface Given {
  readonly source: string;
  readonly entries: readonly CatalogEntry[];
}

/** Reads a part of a catalog: its sources, the parts within it, its layers. */
export class NodeReader {
  readonly #sources: readonly SourceReader[];
  readonly #children: readonly NodeReader[];
  readonly #tolerated = new WeakSet<MethodHandler>();
  readonly #leveled: LeveledEntries;
  #first: readonly Given[] | undefined;

  /**
   * @param late called when a source answers after it was no longer waited for
   * @param outer the layers of the parts around it, innermost first
   */
  constructor(
    private readonly node: CatalogNode,
    late: () => void,
    private readonly outer: readonly CatalogLayer[] = [],
  ) {
    this.#leveled = new LeveledEntries(node.levels ?? []);
    this.#sources = node.sources.map(
      (source) => new SourceReader(source, late),
    );
    this.#children = node.children.map(
      (child) => new NodeReader(child, late, [...node.layers, ...outer]),
    );
  }

  /** Names the part. */
  get name(): string {
    return this.node.name;
  }

  /** Whether there may be more of it than there is now. */
  get mayGrow(): boolean {
    return (
      this.findsMore ||
      this.#children.some(({ mayGrow }) => mayGrow) ||
      (!this.node.isStatic &&
        this.#sources.some(({ source }) => source.changes !== undefined))
    );
  }

  /** Whether a source of it can find what it does not list. */
  get findsMore(): boolean {
    if (this.node.isStatic) return false;
    return (
      this.#sources.some(({ source }) => source.find !== undefined) ||
      this.#children.some(({ findsMore }) => findsMore)
    );
  }

  /** Has the layers make what they bring. */
  async prepare(make: EntryMaker): Promise<void> {
    for (const child of this.#children) await child.prepare(make);
    for (const layer of this.node.layers) {
      await layer.prepare?.(async (definition) =>
        this.#leveled.of(await make(definition)),
      );
    }
  }

  /** Listens for changes; gives what ends that. */
  watch(changed: () => void): readonly (() => void)[] {
    const stops = this.#children.flatMap((child) => child.watch(changed));
    if (this.node.isStatic) return stops;
    return [...stops, ...this.#sources.map((reader) => reader.watch(changed))];
  }

  /**
   * The entries as they are now, past the layers.
   *
   * @param wrong is told of what layers cannot take; without a way to leave it out, they are passed over
   */
  async read(
    trace: CatalogTrace,
    wrong: LayerProblems,
  ): Promise<readonly CatalogEntry[]> {
    const [own, within] = await Promise.all([
      this.#own(),
      Promise.all(this.#children.map((child) => child.read(trace, wrong))),
    ]);
    for (const { source, entries } of own) {
      for (const entry of entries) trace.begin(entry, source);
    }
    const all = [...own.map(({ entries }) => entries), ...within].flat();
    return this.#past(all, trace, wrong);
  }

  /** Whether what is wrong with a handler's entry may be left out. */
  tolerates(handler: MethodHandler): boolean {
    return (
      this.#tolerated.has(handler) ||
      this.#children.some((child) => child.tolerates(handler))
    );
  }

  /**
   * What a source has under a name without listing it.
   *
   * @param trace is told of its way
   */
  async find(
    kind: LookupKind,
    name: string,
    trace = new CatalogTrace(),
  ): Promise<CatalogEntry | undefined> {
    if (!this.findsMore) return undefined;
    const inner = this.#below(kind, name);
    if (inner === undefined) return undefined;
    for (const child of this.#children) {
      const found = await child.find(kind, inner, trace);
      const entry = found && this.#onePast(found, trace);
      if (entry) return entry;
    }
    for (const reader of this.#sources) {
      const given = await reader.find(kind, inner);
      if (!given) continue;
      const found = this.#leveled.of(given);
      trace.begin(found, reader.source.id);
      const entry = this.#onePast(found, trace);
      if (entry) return entry;
    }
    return undefined;
  }

  #onePast(found: CatalogEntry, trace: CatalogTrace): CatalogEntry | undefined {
    // Beside it may be what a layer brings itself.
    const wrong = new LayerProblems(() => true);
    return this.#past([found], trace, wrong).find(
      ({ handler }) => handler === found.handler,
    );
  }

  /** Entries past the layers. */
  #past(
    entries: readonly CatalogEntry[],
    trace: CatalogTrace,
    wrong: LayerProblems,
  ): readonly CatalogEntry[] {
    const { layers, name } = this.node;
    trace.pass(entries, name);
    return layers.reduce((before, layer, index) => {
      const after = wrong.apply(layer, before, trace);
      const ahead = [...layers.slice(index + 1), ...this.outer];
      trace.compare(before, after, layer.name, ahead);
      return after;
    }, entries);
  }

  #below(kind: LookupKind, name: string): string | undefined {
    return this.node.layers.reduceRight<string | undefined>(
      (inner, layer) =>
        inner === undefined || !layer.below ? inner : layer.below(kind, inner),
      name,
    );
  }

  async #own(): Promise<readonly Given[]> {
    if (this.#first) return this.#first;
    const given = await Promise.all(
      this.#sources.map(async (reader) => {
        const read = await reader.read();
        const entries = read.map((entry) => this.#leveled.of(entry));
        if (reader.source.isTolerant) {
          for (const { handler } of entries) this.#tolerated.add(handler);
        }
        return { source: reader.source.id, entries };
      }),
    );
    if (this.node.isStatic) this.#first = given;
    return given;
  }
}
