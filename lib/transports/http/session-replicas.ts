import { randomBytes } from 'node:crypto';
import type { SessionChange } from '../../exchange/session-change.js';
import type { MessageBus } from '../../notifications/message-bus.js';
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
const QUESTION = /^(take|changed|end|follow) ([\w-]{22})(?: ([\w-]{1,64}))?$/;

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
        answer: (question) => this.#answer(question),
      });
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
  take(live: LiveSession, attach: () => void): Promise<void> {
    return this.#writers.take(live, attach);
  }

  /** Looks whether another replica has changed what is told on a stream of this one. */
  refresh(live: LiveSession): Promise<void> {
    return this.#writers.refresh(live);
  }

  /** Lets the others know that a session was ended. */
  ended(live: LiveSession): Promise<void> {
    return this.#writers.ended(live);
  }

  /** Whether a call runs on another replica, which then completes the response it had. */
  async runsElsewhere(live: LiveSession, stream: string): Promise<boolean> {
    const [, replica] = CALL_NAME.exec(stream) ?? [];
    if (replica === undefined || replica === this.#replica) return false;
    const answer = await this.#link?.ask(
      replica,
      `follow ${live.id} ${stream}`,
    );
    return answer === RUNS;
  }

  /** Leaves the others. Does not wait for what was sent. */
  close(): void {
    void this.#link?.close();
  }

  async #answer(question: string): Promise<string> {
    const [, kind, id = '', detail = ''] = QUESTION.exec(question) ?? [];
    const live = this.#sessions.find(id);
    switch (kind) {
      case 'take':
        return JSON.stringify(await this.#writers.release(id, Number(detail)));
      case 'changed':
        if (live) await this.#writers.refresh(live);
        return '';
      case 'end':
        if (live) this.#forget(live);
        return '';
      case 'follow': {
        const relay = live?.calls.get(detail);
        relay?.release();
        return relay ? RUNS : '';
      }
      default:
        return '';
    }
  }
}

/** A name for the stream of a call that runs on a replica. */
export function callName(replica: string): string {
  return replica + randomBytes(12).toString('base64url');
}
