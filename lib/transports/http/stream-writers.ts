import { ProtocolFault } from '../../errors/protocol-fault.js';
import {
  changeUris,
  type SessionChange,
} from '../../exchange/session-change.js';
import { SubscribedUris } from '../../exchange/subscribed-uris.js';
import type { EventPosition } from '../../notifications/event-clock.js';
import {
  decodePosition,
  furthest,
} from '../../notifications/event-position.js';
import type { NotificationHub } from '../../notifications/notification-hub.js';
import type { ReplicaLink } from '../../notifications/replica-link.js';
import { KeyedQueue } from '../../sessions/keyed-queue.js';
import type { LiveSession } from '../../sessions/live-session.js';
import type { LiveSessions } from '../../sessions/live-sessions.js';
import type { SessionRecord } from '../../sessions/session-record.js';
import type { SessionRecords } from '../../sessions/session-records.js';
import type { SessionRegistry } from '../../sessions/session-registry.js';
import type { SessionTeller } from './session-teller.js';

/** What the replicas of a server agree on writers with. */
export interface StreamWritersInit {
  readonly records: SessionRecords;
  readonly registry: SessionRegistry;
  readonly sessions: LiveSessions;
  readonly teller: SessionTeller;
  readonly hub: NotificationHub;
  /** Lets go of a session that was ended elsewhere. */
  readonly forget: (live: LiveSession) => void;
  /** Leads to the other replicas; absent where there is no bus. */
  readonly link: ReplicaLink | undefined;
}

/** What a replica that takes a stream over says of it. */
export interface Takeover {
  /** Of the record in which it says so. */
  readonly revision: number;
  /** Whether its client asks for what it missed. */
  readonly resumes: boolean;
  /** Its name. */
  readonly from: string;
}

/** A stream this replica takes over, while it waits for who wrote it before. */
interface Claim {
  readonly revision: number;
  readonly from: string;
  /** Whether that one has taken it over again. */
  isLost: boolean;
}

/**
 * Sees to it that of all replicas one writes a session's own stream: the one
 * that had its last GET. That one alone keeps in memory what is told on it; what
 * clients subscribe to elsewhere is recorded in the store, and it is told.
 */
export class StreamWriters {
  /** One step at a time for each session. */
  readonly #steps = new KeyedQueue();
  /** Sessions this replica writes though it could not say so in the store. */
  readonly #unrecorded = new WeakSet<LiveSession>();
  /** What had been told when another replica took over. */
  readonly #stoppedAt = new WeakMap<LiveSession, EventPosition>();
  readonly #revisions = new WeakMap<LiveSession, number>();
  /** By session. */
  readonly #claims = new Map<string, Claim>();

  constructor(private readonly init: StreamWritersInit) {}

  /**
   * Makes this replica the one that writes a session's stream. What happens from
   * the moment it was asked is told on the new stream unless it was on the old.
   *
   * @param resumes whether the client asks for what it missed
   * @param attach attaches the response; called once the other replica writes no more
   */
  take(live: LiveSession, resumes: boolean, attach: () => void): Promise<void> {
    const { teller } = this.init;
    return this.#steps.run(live.id, async () => {
      const held = teller.hold();
      try {
        const told = await this.#claim(live, resumes);
        // One that writes already goes on from there.
        const here = live.isWriter ? teller.toldOn(live, resumes) : {};
        attach();
        if (told) teller.begin(live, held, furthest(told, here));
        else await this.#stop(live, resumes);
      } finally {
        held.end();
      }
    });
  }

  /**
   * Makes a change of a session for all replicas: recorded, and known to the one
   * that writes the stream.
   *
   * @throws ProtocolFault as `changeSession` does
   */
  async change(live: LiveSession, change: SessionChange): Promise<void> {
    const { records, registry } = this.init;
    const { session } = live;
    if (change.kind === 'visibility') {
      const settings = await registry.changeSettings(session, (before) => ({
        ...before,
        visibility: change.edit(before.visibility) ?? '',
      }));
      live.visibility = settings.visibility;
      return;
    }
    if (change.kind === 'log-level') {
      const logLevel = change.level;
      await registry.changeSettings(session, (before) => ({
        ...before,
        logLevel,
      }));
      live.logLevel = logLevel;
    }
    try {
      const { before, after } = await records.change(session, (record) => {
        const uris = SubscribedUris.from(record.uris);
        changeUris(uris, change);
        return uris.size === record.uris.length
          ? undefined
          : { uris: [...uris] };
      });
      if (after !== before || change.kind === 'log-level') {
        await this.#tellWriter(live, after);
      }
    } catch (error) {
      throw error instanceof ProtocolFault ? error : registry.unshared(error);
    }
  }

  /** Reads anew what is recorded of a session whose stream is written here. */
  refresh(live: LiveSession): Promise<void> {
    return this.#steps.run(live.id, async () => {
      if (!live.isWriter) return;
      try {
        await this.#reread(live);
      } catch (error) {
        this.init.registry.unshared(error);
      }
    });
  }

  /**
   * Writes a session's stream no more, because another replica does.
   * @returns what was told on it
   */
  async release(
    id: string,
    { revision, resumes, from }: Takeover,
  ): Promise<EventPosition> {
    const claim = this.#claims.get(id);
    if (claim?.from === from && claim.revision < revision) {
      // Each would wait for the other. Nothing has been told here yet.
      claim.isLost = true;
      return {};
    }
    return this.#steps.run(id, async () => {
      const live = this.init.sessions.find(id);
      if (!live) return {};
      // A replica that took over long ago may be heard late.
      const isNew = revision > (this.#revisions.get(live) ?? 0);
      if (live.isWriter && isNew) await this.#stop(live, resumes);
      return this.#stoppedAt.get(live) ?? {};
    });
  }

  /** Lets all replicas know that a session was ended: any may run a call of it, or write its stream. */
  async ended({ session, id }: LiveSession): Promise<void> {
    const { records, link, registry } = this.init;
    link?.tell(`end ${id}`);
    try {
      await records.drop(session);
    } catch (error) {
      registry.unshared(error);
    }
  }

  /** Says in the store that this replica writes. @returns what another has told; `undefined` when that one has taken it back */
  async #claim(
    live: LiveSession,
    resumes: boolean,
  ): Promise<EventPosition | undefined> {
    const { records, link, hub, registry, forget } = this.init;
    try {
      await link?.open();
      const { before, after } = await records.change(
        live.session,
        ({ writer }) =>
          writer === hub.replica ? undefined : { writer: hub.replica },
      );
      const mark = await registry.markOf(live.session);
      if (mark === 'ended') {
        // Meanwhile, elsewhere: what was just recorded came after the rest was dropped.
        forget(live);
        await records.drop(live.session);
        return {};
      }
      if (mark?.logLevel !== undefined) live.logLevel = mark.logLevel;
      this.#unrecorded.delete(live);
      this.#apply(live, after);
      const { writer } = before;
      if (writer === undefined || writer === hub.replica) return {};
      const claim = { revision: after.revision, from: writer, isLost: false };
      this.#claims.set(live.id, claim);
      const told = await this.#takeFrom(writer, live, after, resumes);
      this.#claims.delete(live.id);
      return claim.isLost ? undefined : told;
    } catch (error) {
      registry.unshared(error);
      this.#unrecorded.add(live);
      return {};
    }
  }

  async #takeFrom(
    writer: string,
    { id }: LiveSession,
    { revision }: SessionRecord,
    resumes: boolean,
  ): Promise<EventPosition> {
    const kind = resumes ? 'resume' : 'take';
    const question = `${kind} ${id} ${revision}`;
    const answer = await this.init.link?.ask(writer, question);
    return decodePosition(answer);
  }

  async #reread(live: LiveSession): Promise<void> {
    const { records, registry, forget, hub } = this.init;
    const mark = await registry.markOf(live.session);
    if (mark === 'ended') {
      forget(live);
      return;
    }
    if (mark?.logLevel !== undefined) live.logLevel = mark.logLevel;
    const record = await records.read(live.session);
    const isLost = record.revision < (this.#revisions.get(live) ?? 0);
    if (record.writer === hub.replica) this.#apply(live, record);
    else if (isLost || this.#unrecorded.has(live)) await this.#record(live);
    else await this.#stop(live, true);
  }

  /** Records anew what a store has lost, or was away for. */
  async #record(live: LiveSession): Promise<void> {
    const { records, hub } = this.init;
    const { before, after } = await records.change(live.session, (record) => {
      // The store may have been given a full list meanwhile: that goes first.
      const both = SubscribedUris.from([...record.uris, ...live.uris]);
      return { writer: hub.replica, uris: [...both] };
    });
    this.#unrecorded.delete(live);
    this.#apply(live, after);
    if (before.writer !== undefined) {
      await this.#takeFrom(before.writer, live, after, true);
    }
  }

  #apply(live: LiveSession, record: SessionRecord): void {
    live.uris = SubscribedUris.from(record.uris);
    this.#revisions.set(live, record.revision);
  }

  async #stop(live: LiveSession, resumes: boolean): Promise<void> {
    const { sessions, teller } = this.init;
    live.isWriter = false;
    live.uris = new SubscribedUris();
    this.#stoppedAt.set(live, teller.toldOn(live, resumes));
    live.standalone.release();
    // Who takes over asks the event store for what this one has told.
    await live.standalone.settling;
    sessions.settle(live);
  }

  async #tellWriter(
    { id }: LiveSession,
    { writer }: SessionRecord,
  ): Promise<void> {
    const { hub, link, sessions } = this.init;
    if (writer === undefined) return;
    if (writer !== hub.replica) {
      await link?.ask(writer, `changed ${id}`);
      return;
    }
    const live = sessions.find(id);
    if (live) await this.refresh(live);
  }
}
