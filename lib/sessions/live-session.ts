import type { SessionState } from '../exchange/exchange-channel.js';
import { applyChange, type SessionChange } from '../exchange/session-change.js';
import { SubscribedUris } from '../exchange/subscribed-uris.js';
import type { LoggingLevel } from '../sdk.js';
import { andThen } from './and-then.js';
import { EventRelay } from './event-relay.js';
import type { EventStore } from './event-store.js';
import type { Session } from './session.js';

/** Name of the stream of what the server says by itself; that of a call is random. */
const STANDALONE = 'server';

/** What a session of this process is to the others. */
export interface LiveSessionHost {
  /** Whether a session is that of a caller. */
  belongsTo(session: Session, principal: string | undefined): boolean;
  /** Makes a change for all replicas; absent where this is the only one. */
  readonly change?: (live: LiveSession, change: SessionChange) => Promise<void>;
}

/** What of a session this process holds, as long as there is something to hold. */
export class LiveSession implements SessionState {
  logLevel: LoggingLevel | undefined = undefined;
  visibility: string | undefined = undefined;
  /** What is told on its own stream; kept by the replica that writes that. */
  uris = new SubscribedUris();
  /**
   * Whether this replica writes the session's own stream: from its first GET
   * here on, until another replica has one.
   */
  isWriter = false;
  /** The stream of what the server says by itself. */
  readonly standalone: EventRelay;
  /** Streams of calls that have not ended, by name. */
  readonly calls = new Map<string, EventRelay>();
  /** Requests and streams that are under way. */
  uses = 0;
  /** When it was used last, in milliseconds since 1970. */
  usedAt = 0;
  #isOver = false;

  /** Names the session; not what clients send. */
  get id(): string {
    return this.session.id;
  }

  constructor(
    readonly session: Session,
    private readonly events: EventStore,
    private readonly host: LiveSessionHost,
  ) {
    this.standalone = new EventRelay(
      { session: session.id, name: STANDALONE },
      events,
    );
  }

  belongsTo(principal: string | undefined): boolean {
    return this.host.belongsTo(this.session, principal);
  }

  change(change: SessionChange): void | Promise<void> {
    if (this.host.change) return this.host.change(this, change);
    applyChange(this, change);
  }

  /** Whether it was ended, here or because the application shuts down. */
  get isOver(): boolean {
    return this.#isOver;
  }

  /** Whether nobody is at it at the moment. */
  get isUnused(): boolean {
    return this.uses === 0 && !this.standalone.attached;
  }

  /** Whether nothing would be lost if it were forgotten. */
  get isIdle(): boolean {
    if (!this.isUnused || this.uris.size > 0) return false;
    // With others to share it, all else is kept where they find it, too.
    if (this.host.change !== undefined) return true;
    return this.logLevel === undefined && this.visibility === undefined;
  }

  /** Whether it hides what nobody else knows to be hidden: forgotten, it would show that again. */
  get hidesAlone(): boolean {
    return this.host.change === undefined && Boolean(this.visibility);
  }

  /** Opens the stream of a call, which a client that loses it can come back for. */
  openCall(name: string): EventRelay {
    const relay = new EventRelay(
      { session: this.session.id, name },
      this.events,
    );
    this.calls.set(name, relay);
    return relay;
  }

  /** The stream of a name, while it goes on. */
  streamOf(name: string): EventRelay | undefined {
    return name === STANDALONE ? this.standalone : this.calls.get(name);
  }

  /** Ends the stream of a call that is over, once all of it is kept. */
  closeCall(name: string): void {
    const relay = this.calls.get(name);
    relay?.end();
    void andThen(relay?.settling, () => this.calls.delete(name));
  }

  /**
   * Completes every response of the session.
   * @returns what has to be waited for, as a store takes its time
   */
  close(): readonly Promise<void>[] {
    this.#isOver = true;
    this.isWriter = false;
    const relays = [this.standalone, ...this.calls.values()];
    for (const relay of relays) relay.release();
    return relays.flatMap(({ settling }) => settling ?? []);
  }
}

/** Whether a stream is that of what the server says by itself. */
export function isStandalone(name: string): boolean {
  return name === STANDALONE;
}
