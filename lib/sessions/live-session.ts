import type { SessionState } from '../exchange/exchange-channel.js';
import { SubscribedUris } from '../exchange/subscribed-uris.js';
import type { LoggingLevel } from '../sdk.js';
import { EventRelay } from './event-relay.js';
import type { EventStore } from './event-store.js';
import type { Session } from './session.js';

/** Name of the stream of what the server says by itself; that of a call is random. */
const STANDALONE = 'server';

/** What of a session this process holds, as long as there is something to hold. */
export class LiveSession implements SessionState {
  logLevel: LoggingLevel | undefined = undefined;
  readonly uris = new SubscribedUris();
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

  /** @param owns whether the session is that of a caller */
  constructor(
    readonly session: Session,
    private readonly events: EventStore,
    private readonly owns: (principal: string | undefined) => boolean,
  ) {
    this.standalone = new EventRelay(
      { session: session.id, name: STANDALONE },
      events,
    );
  }

  belongsTo(principal: string | undefined): boolean {
    return this.owns(principal);
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
    return this.isUnused && this.uris.size === 0 && this.logLevel === undefined;
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

  /** Ends the stream of a call that is over. */
  closeCall(name: string): void {
    this.calls.get(name)?.end();
    this.calls.delete(name);
  }

  /** Completes every response of the session. */
  close(): void {
    this.#isOver = true;
    this.standalone.release();
    for (const relay of this.calls.values()) relay.release();
  }
}
