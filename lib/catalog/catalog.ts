import { Logger } from '@nestjs/common';
import type { CatalogEntry } from '../components/component.js';
import { distinctProblems } from '../errors/distinct-problems.js';
import { McpConfigurationException } from '../errors/mcp-configuration.exception.js';
import { type ChangedKind, changedKinds } from './changed-kinds.js';
import type { CatalogLayer, EntryMaker, LookupKind } from './catalog-layer.js';
import type { CatalogNode } from './catalog-node.js';
import { CatalogSnapshot } from './catalog-snapshot.js';
import { CatalogTrace } from './catalog-trace.js';
import { LayerProblems } from './layer-problems.js';
import { NodeReader } from './node-reader.js';
import { passed } from './passed.js';
import { type Clash, uniqueEntries } from './unique-entries.js';

/** What a catalog needs of the server around it. */
export interface CatalogHost {
  /** Settles how entries run, before clients can ask for them; gives what is wrong with one, for each it is wrong with. */
  plan(entries: readonly CatalogEntry[]): Promise<readonly Clash[]>;
  /** Makes the entries that layers bring themselves. */
  readonly make: EntryMaker;
  /** Tells clients that lists are not what they were. */
  changed(kinds: ReadonlySet<ChangedKind>): void;
}

const logger = new Logger('McpCatalog');

/**
 * What a server offers: what its sources give, passed through layers in order,
 * kept as a snapshot that is replaced as a whole. A request reads `snapshot`
 * once and is not affected by later changes.
 */
export class Catalog {
  readonly #root: NodeReader;
  #snapshot = new CatalogSnapshot([]);
  #trace = new CatalogTrace();
  #queue: Promise<unknown> = Promise.resolve();
  #asked: Promise<void> | undefined;
  #stops: readonly (() => void)[] = [];
  #isOpen = false;
  #isClosed = false;
  #told: ReadonlySet<string> = new Set();

  /**
   * @param checks layers after all others, whatever the root node has
   */
  constructor(
    root: CatalogNode,
    private readonly checks: readonly CatalogLayer[],
    private readonly host: CatalogHost,
  ) {
    this.#root = new NodeReader(root, () => this.changed());
  }

  /** The components as they are now. */
  get snapshot(): CatalogSnapshot {
    return this.#snapshot;
  }

  /** How they came to be what they are. */
  get trace(): CatalogTrace {
    return this.#trace;
  }

  /**
   * Reads the sources for the first time and listens for their changes.
   *
   * @throws McpConfigurationException with all that is wrong with the components
   */
  open(): Promise<void> {
    // Before anything is read: what changes from here on is not missed.
    this.#stops = this.#root.watch(() => this.changed());
    return this.#exclusively(async () => {
      await this.#root.prepare(this.host.make);
      await this.#refresh();
      this.#isOpen = true;
    });
  }

  /** Listens no longer, and stays as it is. */
  close(): void {
    this.#isClosed = true;
    for (const stop of this.#stops) {
      try {
        stop();
      } catch (error) {
        logger.warn(`A component source did not stop: ${messageOf(error)}`);
      }
    }
    this.#stops = [];
  }

  /** Says that a source is not what it was; the snapshot follows soon. Failures are logged. */
  changed(): void {
    if (this.#asked || this.#isClosed) return;
    this.#asked = this.#exclusively(async () => {
      // Whatever changes from here on is for the next refresh.
      this.#asked = undefined;
      try {
        await this.#refresh();
      } catch (error) {
        logger.error(
          `The components changed, but clients keep what they had: ${messageOf(error)}`,
        );
      }
    });
  }

  /**
   * Reads the sources and swaps the snapshot; the old one stays when that fails.
   *
   * @throws McpConfigurationException with all that is wrong with the components
   */
  refresh(): Promise<void> {
    return this.#exclusively(() => this.#refresh());
  }

  /**
   * Changes a source and waits until clients can see it, or takes the change back.
   *
   * @param change makes the change and gives what undoes it
   * @throws McpConfigurationException when the components would not fit together
   */
  change(change: () => () => void): Promise<void> {
    return this.#exclusively(async () => {
      const undo = change();
      try {
        await this.#refresh();
      } catch (error) {
        undo();
        throw error;
      }
    });
  }

  /** Names the whole of it, such as `server "shop"`. */
  get name(): string {
    return this.#root.name;
  }

  /**
   * Something that is in no list, by its name or URI, if a source has it.
   *
   * @param trace is told of its way
   */
  async find(
    kind: LookupKind,
    name: string,
    trace?: CatalogTrace,
  ): Promise<CatalogEntry | undefined> {
    const entry = await this.#root.find(kind, name, trace);
    const found = entry && passed(entry, this.checks);
    if (!found || (await this.host.plan([found])).length > 0) return undefined;
    return found;
  }

  /** Whether there may be more than there is now: sources tell of changes, or find what they do not list. */
  get mayGrow(): boolean {
    return this.#root.mayGrow;
  }

  /** Whether looking for what is in no list can find anything. */
  get findsMore(): boolean {
    return this.#root.findsMore;
  }

  async #refresh(): Promise<void> {
    const trace = new CatalogTrace();
    const tolerates = ({ handler }: CatalogEntry) =>
      this.#root.tolerates(handler);
    const wrong = new LayerProblems(tolerates);
    const read = await this.#root.read(trace, wrong);
    const unique = uniqueEntries(
      read,
      (entry) => {
        const [part] = trace.of(entry.handler)?.parts ?? [];
        return part === this.#root.name ? undefined : part;
      },
      tolerates,
    );
    let entries = this.#without(read, unique.clashes, trace, wrong);
    for (const layer of this.checks) {
      const before = entries;
      entries = wrong.apply(layer, before, trace);
      trace.compare(before, entries, layer.name);
    }
    const planned = await this.host.plan(entries);
    entries = this.#without(entries, planned, trace, wrong);
    if (wrong.fatal.length > 0) {
      throw new McpConfigurationException(distinctProblems(wrong.fatal));
    }
    this.#tell(wrong.leftOut);
    const before = this.#snapshot;
    this.#snapshot = new CatalogSnapshot(entries);
    this.#trace = trace;
    if (!this.#isOpen) return;
    const kinds = changedKinds(before.entries, entries);
    if (kinds.size > 0) this.host.changed(kinds);
  }

  /** Entries without those that are wrong. */
  #without(
    entries: readonly CatalogEntry[],
    clashes: readonly Clash[],
    trace: CatalogTrace,
    wrong: LayerProblems,
  ): readonly CatalogEntry[] {
    if (clashes.length === 0) return entries;
    const left = new Set(clashes.map(({ entry }) => entry));
    for (const clash of clashes) {
      const { entry, problem } = clash;
      if (this.#root.tolerates(entry.handler)) {
        trace.drop(entry, 'the catalog', 'clashed', problem.message);
        wrong.leftOut.push(clash);
      } else wrong.fatal.push(problem);
    }
    return entries.filter((entry) => !left.has(entry));
  }

  /** Warns of what is left out, once for as long as it is. */
  #tell(leftOut: readonly Clash[]): void {
    const told = new Set<string>();
    for (const { problem } of leftOut) {
      const { where, message, code, remedy } = problem;
      const words = `${where} is left out: ${message} [${code}] → ${remedy}`;
      if (!this.#told.has(words) && !told.has(words)) logger.warn(words);
      told.add(words);
    }
    this.#told = told;
  }

  #exclusively<T>(work: () => Promise<T>): Promise<T> {
    const done = this.#queue.then(work);
    this.#queue = done.catch(() => undefined);
    return done;
  }
}

function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
