import { randomBytes } from 'node:crypto';
import type { SessionChange } from '../../exchange/session-change.js';
import type { MessageBus } from '../../notifications/message-bus.js';
import { encodePosition } from '../../notifications/event-position.js';
import type { NotificationHub } from '../../notifications/notification-hub.js';
import { ReplicaLink } from '../../notifications/replica-link.js';
import type { KeyValueStore } from '../../sessions/key-value-store.js';
import type { LiveSession } from '../../sessions/live-session.js';
import type { LiveSessions } from '../../sessions/live-sessions.js';
import { SessionRecords } from '../../sessions/session-records.js';
import type { SessionRegistry } from '../../sessions/session-registry.js';
import type { SessionTeller } from './session-teller.js';
import { StreamWriters } from './stream-writers.js';

/** What the replicas of a server have in common. */
export interface ReplicaOptions {
  /** Names the server; its replicas share it. */
  readonly serverId: string;
  readonly store: KeyValueStore;
  /** Leads to the other replicas; without, they are told nothing. */
  readonly bus: MessageBus | undefined;
}

/** What of this replica takes part. */
export interface SessionReplicasInit {
  readonly options: ReplicaOptions;
  readonly registry: SessionRegistry;
  readonly sessions: LiveSessions;
  readonly teller: SessionTeller;
  readonly hub: NotificationHub;
  /** Lets go of a session that was ended elsewhere. */
  readonly forget: (live: LiveSession) => void;
}

/** What one replica asks another: what, of which session, and more. */
const QUESTION =
  /^(take|resume|changed|follow|runs) ([\w-]{22})(?: ([\w-]{1,64}))?$/;

/** What a replica tells all others: that a session was ended. */
const ENDED = /^end ([\w-]{22})$/;

/** The name of a call's stream: the replica the call runs on, and what is random. */
const CALL_NAME = /^([\w-]{16})[\w-]{16}$/;

const RUNS = 'runs';

/** The other replicas of the server, which serve the same sessions. */
export class SessionReplicas {
  readonly #link: ReplicaLink | undefined;
  readonly #writers: StreamWriters;
  readonly #sessions: LiveSessions;
  readonly #replica: string;
  readonly #forget: (live: LiveSession) => void;

  constructor({ options, ...own }: SessionReplicasInit) {
    const { serverId, store, bus } = options;
    this.#sessions = own.sessions;
    this.#replica = own.hub.replica;
    this.#forget = own.forget;
    this.#link =
      bus &&
      new ReplicaLink({
        bus,
        serverId,
        replica: this.#replica,
        answer: (question, from) => this.#answer(question, from),
        hear: (text) => this.#hear(text),
      });
    // A call that runs here may be asked for before anything is asked from here.
    void this.#link?.open();
    this.#writers = new StreamWriters({
      ...own,
      records: new SessionRecords(store),
      link: this.#link,
    });
  }

  /** Makes a change of a session for all replicas. */
  change(live: LiveSession, change: SessionChange): Promise<void> {
    return this.#writers.change(live, change);
  }

  /** Makes this replica the one that writes a session's own stream. */
  take(live: LiveSession, resumes: boolean, attach: () => void): Promise<void> {
    return this.#writers.take(live, resumes, attach);
  }

  /** Looks whether another replica has changed what is told on a stream of this one. */
  refresh(live: LiveSession): Promise<void> {
    return this.#writers.refresh(live);
  }

  /** Lets the others know that a session was ended. */
  ended(live: LiveSession): Promise<void> {
    return this.#writers.ended(live);
  }

  /**
   * Whether a call runs on another replica.
   * @param follow whether that replica is to complete the response the call has
   */
  async runsElsewhere(
    live: LiveSession,
    stream: string,
    follow: boolean,
  ): Promise<boolean> {
    const [, replica] = CALL_NAME.exec(stream) ?? [];
    if (replica === undefined || replica === this.#replica) return false;
    const answer = await this.#link?.ask(
      replica,
      `${follow ? 'follow' : 'runs'} ${live.id} ${stream}`,
    );
    return answer === RUNS;
  }

  /** Leaves the others. Does not wait for what was sent. */
  close(): void {
    void this.#link?.close();
  }

  async #answer(question: string, from: string): Promise<string> {
    const [, kind, id = '', detail = ''] = QUESTION.exec(question) ?? [];
    const live = this.#sessions.find(id);
    switch (kind) {
      case 'take':
      case 'resume': {
        const resumes = kind === 'resume';
        const revision = Number(detail);
        return encodePosition(
          await this.#writers.release(id, { revision, resumes, from }),
        );
      }
      case 'changed':
        if (live) await this.#writers.refresh(live);
        return '';
      case 'follow':
        live?.calls.get(detail)?.release();
        return live?.calls.has(detail) ? RUNS : '';
      case 'runs':
        return live?.calls.has(detail) ? RUNS : '';
      default:
        return '';
    }
  }

  #hear(text: string): void {
    const [, id = ''] = ENDED.exec(text) ?? [];
    const live = this.#sessions.find(id);
    if (live) this.#forget(live);
  }
}

/** A name for the stream of a call that runs on a replica. */
export function callName(replica: string): string {
  return replica + randomBytes(12).toString('base64url');
}
