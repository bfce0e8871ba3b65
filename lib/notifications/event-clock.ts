/** Which event of which replica it is. */
export interface EventStamp {
  /** Name of the replica it happened on. */
  readonly origin: string;
  /** Larger than that of any event this replica told before. */
  readonly number: number;
}

/** How far a replica has heard each of the others, by their names. */
export type EventPosition = Readonly<Record<string, number>>;

/** Replicas remembered; those that were heard of first and not since are gone for long. */
const MOST_ORIGINS = 1_000;

/**
 * Numbers the events of this replica and knows how far it has heard the others.
 * Two replicas that compare their positions know which events only one of them
 * has seen, as a bus keeps the order of each publisher.
 */
export class EventClock {
  readonly #heard = new Map<string, number>();
  #last = 0;

  /** @param origin name of this replica, unlike that of any other */
  constructor(readonly origin: string) {}

  /** The stamp of the next event that happens here, which counts as heard. */
  next(): EventStamp {
    this.#last += 1;
    const stamp = { origin: this.origin, number: this.#last };
    this.note(stamp);
    return stamp;
  }

  /** Takes note of an event that was heard. */
  note({ origin, number }: EventStamp): void {
    this.#heard.delete(origin);
    this.#heard.set(origin, number);
    if (this.#heard.size <= MOST_ORIGINS) return;
    const [oldest] = this.#heard.keys();
    if (oldest !== undefined) this.#heard.delete(oldest);
  }

  /** How far all of them have been heard. */
  position(): EventPosition {
    return Object.fromEntries(this.#heard);
  }
}

/** Whether a replica at a position has heard an event. */
export function hasHeard(
  position: EventPosition,
  { origin, number }: EventStamp,
): boolean {
  return Object.hasOwn(position, origin) && (position[origin] ?? 0) >= number;
}

/** A stamp as text, without spaces. */
export function encodeStamp({ origin, number }: EventStamp): string {
  return `${origin}.${number}`;
}

/** The stamp a text stands for; numbered 0 where it is of a version that gave none. */
export function decodeStamp(text: string): EventStamp {
  const [origin = '', digits = ''] = text.split('.');
  const number = Number.parseInt(digits, 10);
  return { origin, number: Number.isSafeInteger(number) ? number : 0 };
}
