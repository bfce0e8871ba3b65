import { ProtocolFault } from '../../errors/protocol-fault.js';
import type { McpExchange } from '../../exchange/mcp-exchange.js';
import type { NotificationHub } from '../../notifications/notification-hub.js';
import type { Inbound } from '../../protocol/inbound.js';
import type { EventRelay } from '../../sessions/event-relay.js';
import { LiveCount } from '../../sessions/live-count.js';
import type { LiveSession } from '../../sessions/live-session.js';
import { LiveSessions } from '../../sessions/live-sessions.js';
import { MemoryEventStore } from '../../sessions/memory-event-store.js';
import type {
  SessionHooks,
  SessionInfo,
} from '../../sessions/session-hooks.js';
import type { SessionRegistry } from '../../sessions/session-registry.js';
import type { Session } from '../../sessions/session.js';
import type { HttpCall, HttpHeaders } from './http-call.js';
import type { HttpResponder } from './http-responder.js';
import type { SessionAsks } from './session-asks.js';
import type { SessionOptions } from './session-options.js';
import {
  callName,
  type ReplicaOptions,
  SessionReplicas,
} from './session-replicas.js';
import { SessionStreams } from './session-streams.js';
import { SessionTeller } from './session-teller.js';

/** The header a session is named in. */
export const SESSION_HEADER = 'mcp-session-id';

/** What sessions over HTTP are made of. */
export interface HttpSessionsInit {
  readonly registry: SessionRegistry;
  readonly hub: NotificationHub;
  readonly options: SessionOptions;
  readonly hooks: SessionHooks;
  readonly asks: SessionAsks;
  /** What there is in common with other replicas; absent where they share no store. */
  readonly replicas?: ReplicaOptions;
}

/** The sessions of the legacy era over HTTP: issued, found again, told what happens. */
export class HttpSessions {
  /** What their clients are asked. */
  readonly asks: SessionAsks;
  readonly #registry: SessionRegistry;
  readonly #live: LiveSessions;
  readonly #streams: SessionStreams;
  readonly #hub: NotificationHub;
  readonly #teller: SessionTeller;
  readonly #replicas: SessionReplicas | undefined;
  readonly #hooks: SessionHooks;

  constructor(init: HttpSessionsInit) {
    const { registry, hub, options, hooks, asks, replicas } = init;
    this.asks = asks;
    this.#hooks = hooks;
    this.#registry = registry;
    this.#hub = hub;
    const events = options.events ?? new MemoryEventStore();
    this.#live = new LiveSessions(
      {
        belongsTo: (session, principal) =>
          registry.belongsTo(session, principal),
        ...(replicas && {
          change: async (live, change) => this.#replicas?.change(live, change),
        }),
      },
      events,
      (live) => void this.#replicas?.refresh(live),
    );
    this.#teller = new SessionTeller(hub, this.#live);
    this.#replicas =
      replicas &&
      new SessionReplicas({
        options: replicas,
        registry,
        sessions: this.#live,
        teller: this.#teller,
        hub,
        forget: (live) => this.#forget(live),
      });
    this.#streams = new SessionStreams({
      sessions: this.#live,
      events,
      count: new LiveCount({
        perOwner: options.maxStreamsPerCaller ?? 100,
        total: options.maxStreams ?? 10_000,
      }),
      take: (live, resumes, attach) => this.#take(live, resumes, attach),
      runsElsewhere: async (live, name, follow) =>
        (await this.#replicas?.runsElsewhere(live, name, follow)) ?? false,
    });
  }

  /** What tells a client that has just shaken hands the id of its session. */
  issue(exchange: McpExchange, { version, client }: Inbound): HttpHeaders {
    const { principal } = exchange;
    const { token, session } = this.#registry.open({
      version,
      client,
      principal,
    });
    this.#hooks.opened(infoOf(session));
    return { [SESSION_HEADER]: token };
  }

  /**
   * The session a request names, held until `release`.
   *
   * @throws ProtocolFault `session-not-found` for one that is unknown, expired or was ended
   */
  async acquire(token: string): Promise<LiveSession> {
    const found = await this.#registry.find(token);
    if (found === undefined || found === 'ended') {
      throw new ProtocolFault('session-not-found', 'Session not found');
    }
    return this.#live.acquire(found);
  }

  /** To be called once for each session acquired. */
  release(live: LiveSession): void {
    this.#live.release(live);
  }

  /** Makes the response of a call one a client can come back for, once it becomes a stream. */
  openCall(live: LiveSession): {
    readonly open: () => EventRelay;
    readonly close: () => void;
  } {
    let name: string | undefined;
    return {
      open: () => {
        name = callName(this.#hub.replica);
        return live.openCall(name);
      },
      close: () => {
        if (name !== undefined) live.closeCall(name);
      },
    };
  }

  /** Ends a session, here and wherever the store reaches. */
  async end(live: LiveSession): Promise<void> {
    const isFirst = await this.#registry.end(live.session);
    this.#forget(live);
    await this.#replicas?.ended(live);
    // A client may ask twice, of two replicas at once.
    if (isFirst) this.#hooks.closed(infoOf(live.session));
  }

  /**
   * Opens the stream of what the server says by itself, or goes on with one the
   * client has lost.
   *
   * @throws ProtocolFault as `SessionStreams.open` does
   */
  openStream(
    call: HttpCall,
    responder: HttpResponder,
    live: LiveSession,
    principal: string | undefined,
  ): Promise<void> {
    return this.#streams.open(call, responder, live, principal);
  }

  /** Completes every stream; resolves when they are, or a second later. */
  async close(): Promise<void> {
    this.#streams.close();
    this.#teller.close();
    this.#replicas?.close();
    await Promise.all([this.asks.close(), this.#live.close()]);
  }

  /** Lets go of a session that was ended, here or elsewhere. */
  #forget(live: LiveSession): void {
    this.asks.end(live);
    this.#live.end(live);
  }

  /** Makes this replica the one that writes a session's own stream. */
  async #take(
    live: LiveSession,
    resumes: boolean,
    attach: () => void,
  ): Promise<void> {
    const joining = this.#hub.joined();
    if (joining) await joining;
    if (this.#replicas) return this.#replicas.take(live, resumes, attach);
    attach();
    live.isWriter = true;
  }
}

function infoOf({ id, version, client }: Session): SessionInfo {
  return { id, version, client };
}
