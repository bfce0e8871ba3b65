import type { EventStamp } from '../../notifications/event-clock.js';
import type { ServerEvent } from '../../notifications/server-event.js';

/** An event, and which one it is. */
export interface StampedEvent {
  readonly event: ServerEvent;
  readonly stamp: EventStamp;
}

/** What happens while somebody is not ready for it. */
export interface EventHold {
  /** What has happened since it began. */
  events(): readonly StampedEvent[];
  /** To be called when it is no longer needed; calling it again does nothing. */
  end(): void;
}

/** Keeps events for as long as anybody holds them: once, however many do. */
export class EventTail {
  #events: StampedEvent[] = [];
  /** How many events came before those that are kept. */
  #dropped = 0;
  /** Where each begins, the earliest first. */
  readonly #holds = new Set<{ readonly from: number }>();

  /** Takes an event. */
  add(event: ServerEvent, stamp: EventStamp): void {
    if (this.#holds.size > 0) this.#events.push({ event, stamp });
  }

  /** Keeps what happens from now on. */
  hold(): EventHold {
    const hold = { from: this.#dropped + this.#events.length };
    this.#holds.add(hold);
    return {
      events: () => this.#events.slice(hold.from - this.#dropped),
      end: () => {
        this.#holds.delete(hold);
        this.#trim();
      },
    };
  }

  #trim(): void {
    const [first] = this.#holds;
    const from = first?.from ?? this.#dropped + this.#events.length;
    this.#events.splice(0, from - this.#dropped);
    this.#dropped = from;
  }
}
