import { Logger } from '@nestjs/common';
import type { EventStore, EventStream } from './event-store.js';

const logger = new Logger('McpSessions');

/** A response that events are written to while its client is there. */
export interface EventSink {
  /** @param id what a client that loses the stream asks for the rest with */
  event(message: string, id: string | undefined): void;
  /** Completes the response. */
  end(): void;
}

/**
 * One stream of events of a session: kept in the event store, and written to
 * the response that carries it at the moment. The response may go and another
 * come, while what is sent stays in order.
 */
export class EventRelay {
  #sink: EventSink | undefined;
  /** Set while the store takes its time: what follows has to wait. */
  #queue: Promise<void> | undefined;

  constructor(
    readonly stream: EventStream,
    private readonly store: EventStore,
  ) {}

  /** Whether a response carries the stream. */
  get attached(): boolean {
    return this.#sink !== undefined;
  }

  /** Writes what is sent from now on to a response; the one before is completed. */
  attach(sink: EventSink): void {
    this.#sink?.end();
    this.#sink = sink;
  }

  /** Writes to this response no more. */
  detach(sink: EventSink): void {
    if (this.#sink === sink) this.#sink = undefined;
  }

  /** Completes the response; the stream goes on, for a client that comes back. */
  release(): void {
    const sink = this.#sink;
    this.#sink = undefined;
    sink?.end();
  }

  /**
   * Sends a message.
   *
   * @param message JSON text; an empty one is a mark to resume from
   */
  send(message: string): void {
    if (this.#queue) {
      this.#enqueue(() => this.store.append(this.stream, message), message);
      return;
    }
    const id = this.#tried(() => this.store.append(this.stream, message));
    if (id instanceof Promise) this.#enqueue(() => id, message);
    else this.#sink?.event(message, id);
  }

  /** Completes the response once everything is sent. */
  async end(): Promise<void> {
    await this.#queue;
    this.release();
  }

  #enqueue(append: () => string | Promise<string>, message: string): void {
    const before = this.#queue ?? Promise.resolve();
    const queue = before.then(async () => {
      // Without the store the client has the message all the same, only not twice.
      const id = await Promise.resolve()
        .then(append)
        .catch((error: unknown) => report(error));
      this.#sink?.event(message, id);
      if (this.#queue === queue) this.#queue = undefined;
    });
    this.#queue = queue;
  }

  #tried(
    append: () => string | Promise<string>,
  ): string | Promise<string> | undefined {
    try {
      return append();
    } catch (error) {
      return report(error);
    }
  }
}

function report(error: unknown): undefined {
  logger.warn(`An event could not be kept: ${String(error)}`);
}
