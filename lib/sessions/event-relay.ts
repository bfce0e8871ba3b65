import type { EventStore, EventStream } from './event-store.js';
import { StoreOutage } from './store-outage.js';

const outage = new StoreOutage(
  'The event store',
  'Events are sent without being kept: a client that loses its stream loses them.',
);

/** Most messages that may wait for the event store; what comes then is sent without being kept, and at twice as many left out where it can be. */
const MOST_WAITING = 1_000;

/** A response that events are written to while its client is there. */
export interface EventSink {
  /** @param id what a client that loses the stream asks for the rest with */
  event(message: string, id: string | undefined): void;
  /** Completes the response. */
  end(): void;
}

/** An event as the store gives it again. */
export type KeptEvent = readonly [id: string, message: string];

/**
 * One stream of events of a session: kept in the event store, and written to
 * the response that carries it at the moment. The response may go and another
 * come, while what is sent stays in order.
 */
export class EventRelay {
  #sink: EventSink | undefined;
  /** Set while the store takes its time: what follows has to wait. */
  #tail: Promise<void> | undefined;
  #waiting = 0;
  /** What the response was given from the store, while it still waits to be written. */
  #replayed: ReadonlySet<string> | undefined;
  #ended = false;

  constructor(
    readonly stream: EventStream,
    private readonly store: EventStore,
  ) {}

  /** Whether a response carries the stream. */
  get attached(): boolean {
    return this.#sink !== undefined;
  }

  /** What resolves when all that was sent so far is kept and written; `undefined` when it is. */
  get settling(): Promise<void> | undefined {
    return this.#tail;
  }

  /** Writes what is sent from now on to a response; the one before is completed. */
  attach(sink: EventSink): void {
    const before = this.#sink;
    this.#sink = sink;
    before?.end();
  }

  /**
   * Goes on at another response, after what its client missed. What is sent
   * meanwhile is held back, so that nothing is lost and nothing comes twice.
   *
   * @param replay asks the store
   * @throws what `replay` does; then the stream goes on without a response
   */
  async resume(
    sink: EventSink,
    replay: () => Promise<readonly KeptEvent[]>,
  ): Promise<void> {
    const held = new HoldingSink();
    this.attach(held);
    const missed = await replay().catch((error: unknown) => {
      this.detach(held);
      throw error;
    });
    for (const [id, message] of missed) sink.event(message, id);
    const known = new Set(missed.map(([id]) => id));
    for (const [id, message] of held.events) {
      if (id === undefined || !known.has(id)) sink.event(message, id);
    }
    this.#passOver(known);
    if (this.#sink === held) this.#sink = sink;
    else sink.end();
  }

  /** Writes to this response no more. */
  detach(sink: EventSink): void {
    if (this.#sink === sink) this.#sink = undefined;
  }

  /** Completes the response once everything is written; the stream goes on, for a client that comes back. */
  release(): void {
    this.#inOrder(() => {
      const sink = this.#sink;
      this.#sink = undefined;
      sink?.end();
    });
  }

  /** Completes the response once everything is written; nothing is sent any more. */
  end(): void {
    if (this.#ended) return;
    this.#ended = true;
    this.release();
  }

  /**
   * Sends a message that can be done without: it is left out while the store
   * keeps too many others waiting.
   *
   * @param message JSON text
   */
  offer(message: string): void {
    if (this.#waiting <= 2 * MOST_WAITING) this.send(message);
  }

  /**
   * Sends a message.
   *
   * @param message JSON text; an empty one is a mark to resume from
   */
  send(message: string): void {
    if (this.#ended) return;
    const id = this.#keep(message);
    if (id instanceof Promise) {
      this.#enqueue(async () => {
        const kept = await id;
        // Not before: another response may have come while the store took its time.
        this.#write(message, kept);
      });
    } else {
      this.#inOrder(() => this.#write(message, id));
    }
  }

  #write(message: string, id: string | undefined): void {
    if (id !== undefined && this.#replayed?.has(id)) return;
    this.#sink?.event(message, id);
  }

  /** Does not write again what has come from the store before its turn here. */
  #passOver(known: ReadonlySet<string>): void {
    // A response that came and went may have had others, which its client knows.
    const replayed = new Set([...known, ...(this.#replayed ?? [])]);
    this.#replayed = this.#tail && replayed;
    void this.#tail?.then(() => {
      if (this.#replayed === replayed) this.#replayed = undefined;
    });
  }

  /** Without the store the client has the message all the same, only not twice. */
  #keep(message: string): string | undefined | Promise<string | undefined> {
    if (this.#waiting > MOST_WAITING) return undefined;
    try {
      const id = this.store.append(this.stream, message);
      return typeof id === 'string'
        ? id
        : Promise.resolve(id).catch((error: unknown) => report(error));
    } catch (error) {
      return report(error);
    }
  }

  #inOrder(step: () => void): void {
    if (this.#tail) this.#enqueue(step);
    else step();
  }

  #enqueue(step: () => void | Promise<void>): void {
    this.#waiting += 1;
    const tail = (this.#tail ?? Promise.resolve())
      .then(step)
      .catch((error: unknown) => report(error))
      .then(() => {
        this.#waiting -= 1;
        if (this.#tail === tail) this.#tail = undefined;
      });
    this.#tail = tail;
  }
}

/** Keeps what is sent while the store is asked what was missed. */
class HoldingSink implements EventSink {
  readonly events: [id: string | undefined, message: string][] = [];

  event(message: string, id: string | undefined): void {
    this.events.push([id, message]);
  }

  end(): void {}
}

function report(error: unknown): undefined {
  outage.report(error);
}
