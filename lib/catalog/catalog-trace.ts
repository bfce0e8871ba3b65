import type { CatalogEntry } from '../components/component.js';
import type { MethodHandler } from '../components/method-handler.js';
import type { CatalogLayer } from './catalog-layer.js';
import { passed } from './passed.js';
import { identityOf } from './entry-identity.js';

/** What happened to an entry on its way to the snapshot, in order. */
export interface TraceStep {
  /** Names who did it: a source, a mount, a layer. */
  readonly by: string;
  readonly effect:
    'offered' | 'passed' | 'renamed' | 'unlisted' | 'dropped' | 'clashed';
  /** What clients would know it by after the step, in words. */
  readonly as: string;
  /** Why, a sentence; for what clashed. */
  readonly why?: string;
}

/** An entry as it was last seen, and what happened to it until then. */
export interface TracedEntry {
  readonly entry: CatalogEntry;
  /** Whether it reached the snapshot. */
  readonly isOffered: boolean;
  /** Names of the parts of the server it came through, innermost first. */
  readonly parts: readonly string[];
  readonly steps: readonly TraceStep[];
  /** The layers it would have come to next; none where it is offered. */
  readonly ahead: readonly CatalogLayer[];
}

/** An entry that is not offered, and what it would be if it were. */
export interface DroppedEntry {
  readonly way: TracedEntry;
  /** With the name layers it did not come to would have given it. */
  readonly entry: CatalogEntry;
}

/** An entry on its way. */
type Way = {
  -readonly [
    K in keyof TracedEntry
  ]: TracedEntry[K] extends readonly (infer T)[] ? T[] : TracedEntry[K];
};

/** The ways entries took through a catalog, for explanations and for messages about what is missing. */
export class CatalogTrace {
  readonly #entries = new Map<MethodHandler, Way>();
  #dropped: readonly DroppedEntry[] | undefined;

  /** Notes where an entry comes from. */
  begin(entry: CatalogEntry, source: string): void {
    this.#entries.set(entry.handler, {
      entry,
      isOffered: true,
      parts: [],
      steps: [{ by: source, effect: 'offered', as: asOf(entry) }],
      ahead: [],
    });
  }

  /** Notes that entries come through a part of the server. */
  pass(entries: readonly CatalogEntry[], part: string): void {
    for (const entry of entries) {
      const known = this.#entries.get(entry.handler);
      known?.parts.push(part);
      known?.steps.push({ by: part, effect: 'passed', as: asOf(entry) });
    }
  }

  /**
   * Notes what a layer made of entries.
   *
   * @param ahead the layers after it
   */
  compare(
    before: readonly CatalogEntry[],
    after: readonly CatalogEntry[],
    layer: string,
    ahead: readonly CatalogLayer[] = [],
  ): void {
    const kept = new Map(after.map((entry) => [entry.handler, entry]));
    for (const entry of before) {
      const known = this.#entries.get(entry.handler);
      const now = kept.get(entry.handler);
      kept.delete(entry.handler);
      if (!known) continue;
      if (!now) {
        this.drop(entry, layer, 'dropped');
        known.ahead.push(...ahead);
      } else this.#step(known, now, layer);
    }
    for (const brought of kept.values()) {
      if (!this.#entries.has(brought.handler)) this.begin(brought, layer);
    }
  }

  /** Notes that an entry does not go on. */
  drop(
    entry: CatalogEntry,
    by: string,
    effect: 'dropped' | 'clashed',
    why?: string,
  ): void {
    const known = this.#entries.get(entry.handler);
    if (!known) return;
    known.isOffered = false;
    known.steps.push({
      by,
      effect,
      as: asOf(entry),
      ...(why !== undefined && { why }),
    });
  }

  /** The way of an entry, by its handler. */
  of(handler: MethodHandler): TracedEntry | undefined {
    return this.#entries.get(handler);
  }

  /** All entries there were, offered or not. */
  all(): Iterable<TracedEntry> {
    return this.#entries.values();
  }

  /** What is not offered. To be asked when everything has been noted. */
  get dropped(): readonly DroppedEntry[] {
    this.#dropped ??= [...this.#entries.values()].flatMap((way) =>
      way.isOffered ? [] : [{ way, entry: way.ahead.reduce(after, way.entry) }],
    );
    return this.#dropped;
  }

  #step(known: Way, now: CatalogEntry, by: string): void {
    const { entry } = known;
    known.entry = now;
    if (asOf(entry) !== asOf(now)) {
      known.steps.push({ by, effect: 'renamed', as: asOf(now) });
    }
    if (isListed(entry) && !isListed(now)) {
      known.steps.push({ by, effect: 'unlisted', as: asOf(now) });
    }
  }
}

/** What a layer would make of an entry; one that refuses it, or drops it as well, gives it no other name. */
function after(entry: CatalogEntry, layer: CatalogLayer): CatalogEntry {
  try {
    return passed(entry, [layer]) ?? entry;
  } catch {
    return entry;
  }
}

function asOf(entry: CatalogEntry): string {
  return identityOf(entry).words;
}

function isListed(entry: CatalogEntry): boolean {
  return entry.kind === 'completion' || entry.listed !== false;
}
