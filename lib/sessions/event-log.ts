/** Most an `EventLog` keeps. */
export interface EventLogLimits {
  /** Events. */
  readonly maxEvents: number;
  /** Bytes of all of them, and some for each; the last one is kept though it be larger. */
  readonly maxBytes: number;
}

interface LoggedEvent {
  readonly number: number;
  readonly message: string;
  readonly bytes: number;
  readonly expiresAt: number;
}

/** About what an event takes beside its message. */
const EVENT_BYTES = 128;

/** About what a log takes beside its events. */
const LOG_BYTES = 512;

/** The last events of one stream, in order. */
export class EventLog {
  readonly #events: LoggedEvent[] = [];
  #bytes = LOG_BYTES;
  #expiresAt = 0;

  constructor(private readonly limits: EventLogLimits) {}

  /** About how much memory it takes. */
  get bytes(): number {
    return this.#bytes;
  }

  /** When nothing will be left of it, in milliseconds since 1970. */
  get expiresAt(): number {
    return this.#expiresAt;
  }

  /**
   * Adds an event, in place of the oldest where there are too many.
   *
   * @param number larger than that of any event before it
   * @param message text to keep; none is kept of an empty one
   * @param expiresAt milliseconds since 1970, no earlier than any before it
   */
  add(number: number, message: string, expiresAt: number): void {
    this.#expiresAt = expiresAt;
    if (message === '') return;
    const bytes = Buffer.byteLength(message) + EVENT_BYTES;
    this.#events.push({ number, message, bytes, expiresAt });
    this.#bytes += bytes;
    const { maxEvents, maxBytes } = this.limits;
    while (
      this.#events.length > maxEvents ||
      (this.#events.length > 1 && this.#bytes > maxBytes)
    ) {
      this.#dropOldest();
    }
  }

  /** The events after a number, those left out that have expired. */
  after(
    number: number,
  ): readonly { readonly number: number; readonly message: string }[] {
    const now = Date.now();
    return this.#events.filter(
      (event) => event.number > number && event.expiresAt > now,
    );
  }

  #dropOldest(): void {
    this.#bytes -= this.#events.shift()?.bytes ?? 0;
  }
}
