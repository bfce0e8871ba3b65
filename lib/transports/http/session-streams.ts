import { setTimeout as sleep } from 'node:timers/promises';
import { ProtocolFault } from '../../errors/protocol-fault.js';
import type { EventRelay, KeptEvent } from '../../sessions/event-relay.js';
import type { EventStore } from '../../sessions/event-store.js';
import type { LiveCount } from '../../sessions/live-count.js';
import { isStandalone, type LiveSession } from '../../sessions/live-session.js';
import type { LiveSessions } from '../../sessions/live-sessions.js';
import type { Session } from '../../sessions/session.js';
import type { HttpCall } from './http-call.js';
import type { HttpResponder } from './http-responder.js';
import { ShuttingDownFault } from './shutting-down-fault.js';

/** How often the event store is asked for more of a call that runs on another replica, in milliseconds. */
const FOLLOW_MS = 500;

/** What streams of sessions are opened with. */
export interface SessionStreamsInit {
  readonly sessions: LiveSessions;
  readonly events: EventStore;
  /** Open streams. */
  readonly count: LiveCount;
  /**
   * Makes this replica the one that writes a session's own stream.
   * @param resumes whether the client asks for what it missed
   * @param attach attaches the response that carries it
   */
  readonly take: (
    live: LiveSession,
    resumes: boolean,
    attach: () => void,
  ) => Promise<void>;
  /**
   * Whether a call runs on another replica.
   * @param follow whether that replica is to leave its stream to this one
   */
  readonly runsElsewhere: (
    live: LiveSession,
    name: string,
    follow: boolean,
  ) => Promise<boolean>;
}

/** GET of a session: its own stream, or the rest of one its client has lost (2025-11-25, Transports). */
export class SessionStreams {
  /** Sessions whose stream is about to be opened. */
  readonly #opening = new WeakSet<LiveSession>();
  #closed = false;

  constructor(private readonly init: SessionStreamsInit) {}

  /**
   * Opens the stream of what the server says by itself, or goes on with one the
   * client has lost.
   *
   * @param principal whose stream it is
   * @throws ProtocolFault `conflict` for a second stream, `invalid-request` for
   *   an event the session does not have, `refused` with 503 beyond the limits,
   *   and when the server shuts down, `session-not-found` when the session has
   *   ended meanwhile
   */
  async open(
    call: HttpCall,
    responder: HttpResponder,
    live: LiveSession,
    principal: string | undefined,
  ): Promise<void> {
    const lastId = call.header('last-event-id');
    const name =
      lastId === undefined ? undefined : await this.#nameOf(live, lastId);
    const isTaken = live.standalone.attached || this.#opening.has(live);
    if (lastId === undefined && isTaken) {
      throw new ProtocolFault(
        'conflict',
        'The session has such a stream already.',
      );
    }
    const leave = this.init.count.take(principal);
    if (!leave) throw tooManyStreams();
    const close = this.#opened(responder, live, leave);
    try {
      if (name === undefined || isStandalone(name)) {
        await this.#openOwn(responder, live, lastId);
      } else await this.#openCall(responder, live, name, lastId ?? '');
    } catch (error) {
      close();
      throw error;
    }
  }

  /** Opens none any more. */
  close(): void {
    this.#closed = true;
  }

  /** @returns gives place and session back, once, as the end of the response does */
  #opened(
    responder: HttpResponder,
    live: LiveSession,
    leave: () => void,
  ): () => void {
    let isOpen = true;
    live.uses += 1;
    const close = () => {
      if (!isOpen) return;
      isOpen = false;
      live.standalone.detach(responder);
      leave();
      this.init.sessions.release(live);
    };
    responder.onEnd(close);
    return close;
  }

  async #openOwn(
    responder: HttpResponder,
    live: LiveSession,
    lastId: string | undefined,
  ): Promise<void> {
    let resumed: Promise<void> | undefined;
    this.#opening.add(live);
    try {
      await this.init.take(live, lastId !== undefined, () => {
        this.#begin(responder, live);
        // The client may have gone while it was waited for.
        if (responder.ended) return;
        if (lastId === undefined) {
          live.standalone.attach(responder);
          if (takesMarks(live.session)) live.standalone.send('');
        } else resumed = this.#resume(live.standalone, responder, live, lastId);
      });
    } finally {
      this.#opening.delete(live);
    }
    await resumed;
  }

  async #openCall(
    responder: HttpResponder,
    live: LiveSession,
    name: string,
    lastId: string,
  ): Promise<void> {
    this.#begin(responder, live);
    if (responder.ended) return;
    const relay = live.streamOf(name);
    if (relay) {
      responder.onEnd(() => relay.detach(responder));
      await this.#resume(relay, responder, live, lastId);
    } else {
      await this.#follow(responder, live, name, lastId);
      responder.end();
    }
  }

  /**
   * @throws ProtocolFault when the session has ended, or the server begun to
   *   shut down, while the stream was prepared
   */
  #begin(responder: HttpResponder, live: LiveSession): void {
    // First: shutting down lets go of sessions that are alive elsewhere.
    if (this.#closed) throw new ShuttingDownFault();
    if (live.isOver) {
      throw new ProtocolFault('session-not-found', 'Session not found');
    }
    responder.begin();
  }

  async #resume(
    relay: EventRelay,
    responder: HttpResponder,
    live: LiveSession,
    lastId: string,
  ): Promise<void> {
    await relay.resume(responder, () => this.#missed(live, lastId));
    if (responder.ended) relay.detach(responder);
  }

  /** Sends what the store has of a call's stream, and what comes for as long as it runs elsewhere. */
  async #follow(
    responder: HttpResponder,
    live: LiveSession,
    name: string,
    lastId: string,
  ): Promise<void> {
    let follow = true;
    for (let last = lastId; ;) {
      // Asked first: when it is over by then, the store has all of it.
      const runs = await this.init.runsElsewhere(live, name, follow);
      // Later on, the response it has may be that of a client that went back to it.
      follow = false;
      for (const [id, message] of await this.#missed(live, last)) {
        responder.event(message, id);
        last = id;
      }
      if (!runs || responder.ended || live.isOver) return;
      await sleep(FOLLOW_MS, undefined, { ref: false });
      if (responder.ended || live.isOver) return;
    }
  }

  /** The stream an event is of. */
  async #nameOf(live: LiveSession, lastId: string): Promise<string> {
    const { events } = this.init;
    const name = await events.replayAfter(live.id, lastId, () => {});
    if (name !== undefined) return name;
    throw new ProtocolFault(
      'invalid-request',
      'The Last-Event-ID is none of this session, or too old.',
    );
  }

  /** What a client missed of the stream it lost. */
  async #missed(
    live: LiveSession,
    lastId: string,
  ): Promise<readonly KeptEvent[]> {
    const missed: KeptEvent[] = [];
    await this.init.events.replayAfter(live.id, lastId, (id, message) =>
      missed.push([id, message]),
    );
    return missed;
  }
}

/** Whether a client takes an event without data, which older ones cannot read (2025-11-25, Transports). */
export function takesMarks({ version }: Session): boolean {
  return version >= '2025-11-25';
}

function tooManyStreams(): ProtocolFault {
  return new ProtocolFault(
    'refused',
    'Too many event streams are open.',
    undefined,
    503,
  );
}
