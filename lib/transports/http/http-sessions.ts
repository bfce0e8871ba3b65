import { randomBytes } from 'node:crypto';
import { ProtocolFault } from '../../errors/protocol-fault.js';
import type { McpExchange } from '../../exchange/mcp-exchange.js';
import { notificationFor } from '../../notifications/event-notification.js';
import type { NotificationHub } from '../../notifications/notification-hub.js';
import type { ServerEvent } from '../../notifications/server-event.js';
import { wants } from '../../notifications/subscription-filter.js';
import type { Inbound } from '../../protocol/inbound.js';
import type { EventRelay, KeptEvent } from '../../sessions/event-relay.js';
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
import type { SessionOptions } from './session-options.js';

/** The header a session is named in. */
export const SESSION_HEADER = 'mcp-session-id';

/** What sessions over HTTP are made of. */
export interface HttpSessionsInit {
  readonly registry: SessionRegistry;
  readonly hub: NotificationHub;
  readonly options: SessionOptions;
  readonly hooks: SessionHooks;
}

/** What legacy clients are told of until they ask for more or less. */
const EVERY_LIST = { tools: true, resources: true, prompts: true } as const;

/** The sessions of the legacy era over HTTP: issued, found again, told what happens. */
export class HttpSessions {
  readonly #registry: SessionRegistry;
  readonly #events: NonNullable<SessionOptions['events']>;
  readonly #live: LiveSessions;
  readonly #streams: LiveCount;
  readonly #hooks: SessionHooks;
  readonly #unlisten: () => void;
  #closed = false;

  constructor({ registry, hub, options, hooks }: HttpSessionsInit) {
    this.#hooks = hooks;
    this.#registry = registry;
    this.#events = options.events ?? new MemoryEventStore();
    this.#live = new LiveSessions(registry, this.#events);
    this.#streams = new LiveCount({
      perOwner: options.maxStreamsPerCaller ?? 100,
      total: options.maxStreams ?? 10_000,
    });
    this.#unlisten = hub.listen((event) => this.#tell(event));
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
        name = randomBytes(12).toString('base64url');
        return live.openCall(name);
      },
      close: () => {
        if (name !== undefined) live.closeCall(name);
      },
    };
  }

  /** Ends a session, here and wherever the store reaches. */
  async end(live: LiveSession): Promise<void> {
    await this.#registry.end(live.session);
    this.#live.end(live);
    this.#hooks.closed(infoOf(live.session));
  }

  /**
   * Opens the stream of what the server says by itself, or goes on with one the
   * client has lost.
   *
   * @throws ProtocolFault `conflict` for a second stream, `invalid-request` for
   *   an event the session does not have, `refused` with 503 beyond the limits,
   *   `session-not-found` when the session has ended meanwhile
   */
  async openStream(
    call: HttpCall,
    responder: HttpResponder,
    live: LiveSession,
    principal: string | undefined,
  ): Promise<void> {
    const lastId = call.header('last-event-id');
    const name =
      lastId === undefined ? undefined : await this.#nameOf(live, lastId);
    if (lastId === undefined && live.standalone.attached) {
      throw new ProtocolFault(
        'conflict',
        'The session has such a stream already.',
      );
    }
    if (live.isOver || this.#closed) {
      throw new ProtocolFault('session-not-found', 'Session not found');
    }
    const leave = this.#streams.take(principal);
    if (!leave) throw tooManyStreams();
    live.uses += 1;
    responder.begin();
    const relay = name === undefined ? live.standalone : live.streamOf(name);
    responder.onEnd(() => {
      relay?.detach(responder);
      leave();
      this.#live.release(live);
    });
    // The client may have gone while it was waited for.
    if (responder.ended) return;
    if (lastId === undefined) {
      live.standalone.attach(responder);
      if (takesMarks(live.session)) live.standalone.send('');
      return;
    }
    const replay = () => this.#missed(live, lastId);
    if (relay) {
      await relay.resume(responder, replay);
      if (responder.ended) relay.detach(responder);
    } else {
      for (const [id, message] of await replay()) responder.event(message, id);
      responder.end();
    }
  }

  /** Completes every stream. */
  close(): void {
    this.#closed = true;
    this.#unlisten();
    this.#live.close();
  }

  /** The stream an event is of. */
  async #nameOf(live: LiveSession, lastId: string): Promise<string> {
    const name = await this.#events.replayAfter(live.id, lastId, () => {});
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
    await this.#events.replayAfter(live.id, lastId, (id, message) =>
      missed.push([id, message]),
    );
    return missed;
  }

  #tell(event: ServerEvent): void {
    for (const live of this.#live) {
      const { standalone, uris, logLevel = 'info' } = live;
      // A client that subscribed will come back for what it missed.
      if (!standalone.attached && uris.size === 0) continue;
      const filter = { ...EVERY_LIST, uris, logLevel };
      if (!wants(filter, event)) continue;
      const { method, params } = notificationFor(event, filter);
      standalone.send(JSON.stringify({ jsonrpc: '2.0', method, params }));
    }
  }
}

function infoOf({ id, version, client }: Session): SessionInfo {
  return { id, version, client };
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
