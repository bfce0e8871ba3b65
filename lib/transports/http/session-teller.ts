import {
  type EventPosition,
  type EventStamp,
  hasHeard,
} from '../../notifications/event-clock.js';
import { furthest } from '../../notifications/event-position.js';
import { notificationFor } from '../../notifications/event-notification.js';
import type { NotificationHub } from '../../notifications/notification-hub.js';
import type { ServerEvent } from '../../notifications/server-event.js';
import { wants } from '../../notifications/subscription-filter.js';
import type { LiveSession } from '../../sessions/live-session.js';
import type { LiveSessions } from '../../sessions/live-sessions.js';
import { EventTail, type EventHold } from './event-tail.js';

/** What legacy clients are told of until they ask for more or less. */
const EVERY_LIST = { tools: true, resources: true, prompts: true } as const;

/** Tells sessions what happens to the server, on the streams this replica writes. */
export class SessionTeller {
  readonly #tail = new EventTail();
  /** What the last writer of a stream has told before this replica took over. */
  readonly #toldBefore = new WeakMap<LiveSession, EventPosition>();
  /** Up to where a stream was told that has no response at the moment. */
  readonly #untold = new WeakMap<LiveSession, EventPosition>();
  /** The same where it is not even kept for a client that comes back. */
  readonly #unkept = new WeakMap<LiveSession, EventPosition>();
  readonly #unlisten: () => void;

  constructor(
    private readonly hub: NotificationHub,
    private readonly sessions: LiveSessions,
  ) {
    this.#unlisten = hub.listen((event, stamp) => this.#heard(event, stamp));
  }

  /** Keeps what happens from now on, for a stream that is about to be written here. */
  hold(): EventHold {
    return this.#tail.hold();
  }

  /**
   * Begins to write a session's stream, with what happened since it was held.
   *
   * @param toldBefore which events another replica has told on it already
   */
  begin(live: LiveSession, held: EventHold, toldBefore: EventPosition): void {
    this.#toldBefore.set(live, toldBefore);
    this.#resumed(live);
    live.isWriter = true;
    for (const { event, stamp } of held.events())
      this.#tell(live, event, stamp);
  }

  /**
   * Up to where a session's stream was told, which is written here.
   *
   * @param resumes whether what was only kept counts as well: for a client that
   *   asks for what it missed
   */
  toldOn(live: LiveSession, resumes: boolean): EventPosition {
    const gap = resumes ? this.#unkept : this.#untold;
    const told = gap.get(live) ?? this.hub.position();
    // The last writer may have heard what has not come here yet.
    return furthest(told, this.#toldBefore.get(live) ?? {});
  }

  /** Tells nothing any more. */
  close(): void {
    this.#unlisten();
  }

  #heard(event: ServerEvent, stamp: EventStamp): void {
    this.#tail.add(event, stamp);
    for (const live of this.sessions) {
      if (live.isWriter) this.#tell(live, event, stamp);
    }
  }

  #tell(live: LiveSession, event: ServerEvent, stamp: EventStamp): void {
    const { standalone, uris, logLevel = 'info' } = live;
    if (standalone.attached) this.#resumed(live);
    else {
      this.#note(this.#untold, live, stamp);
      // A client that subscribed will come back for what it missed.
      if (uris.size === 0) {
        this.#note(this.#unkept, live, stamp);
        return;
      }
      this.#unkept.delete(live);
    }
    const filter = { ...EVERY_LIST, uris, logLevel };
    if (!wants(filter, event)) return;
    const before = this.#toldBefore.get(live);
    if (before && hasHeard(before, stamp)) return;
    const { method, params } = notificationFor(event, filter);
    standalone.offer(JSON.stringify({ jsonrpc: '2.0', method, params }));
  }
  /** Notes where a gap begins: just before the first event in it. */
  #note(
    gaps: WeakMap<LiveSession, EventPosition>,
    live: LiveSession,
    { origin, number }: EventStamp,
  ): void {
    if (gaps.has(live)) return;
    gaps.set(live, { ...this.hub.position(), [origin]: number - 1 });
  }

  #resumed(live: LiveSession): void {
    this.#untold.delete(live);
    this.#unkept.delete(live);
  }
}
