import type { LoggingLevel } from '../sdk.js';
import type {
  AskOptions,
  ClientRequest,
  ClientResult,
} from './client-request.js';
import type { SessionChange } from './session-change.js';
import type { SubscribedUris } from './subscribed-uris.js';

/** The ways a request can reach the server. */
export type McpTransport = 'http' | 'stdio' | 'sse' | 'in-memory';

/** A message to the client that expects no answer. */
export interface OutboundNotification {
  readonly method: string;
  readonly params: Readonly<Record<string, unknown>>;
}

/** What guards, handlers and filters did to the stand-in response instead of answering. */
export interface RecordedResponse {
  /** Status they set; `undefined` when they set none. */
  readonly status: number | undefined;
  /** Body they sent; `undefined` when they sent none. */
  readonly body: unknown;
  /** Whether they took the response for answered. */
  readonly ended: boolean;
  /** Forgets status and body, so that the next step starts clean. */
  reset(): void;
  /** Makes headers what they were before, as far as none were sent: nobody is to know who set them. */
  takeBackHeaders(): void;
  /** Calls the listener once the response is taken for answered, at once where it is. Of several, the last. */
  onEnd(listener: () => void): void;
}

/** The HTTP side of an exchange: what `switchToHttp()` gives guards and handlers. */
export interface HttpExchange {
  /** The platform's own request object: Express `Request` or `FastifyRequest`. */
  readonly request: object;
  /** A stand-in for the platform's response: headers pass through, status and body are recorded. */
  readonly response: object;
  /** What was done to `response` so far. */
  readonly recorded: RecordedResponse;
  /** Does nothing; handlers of raw routes have no successor. */
  next(): void;
  /** The same request with another stand-in response: what is done to the one does not show on the other. */
  apart(): HttpExchange;
}

/** What the requests of one connection or session share. */
export interface SessionState {
  /** Names the session among all others; a connection has its own `scope`. */
  readonly id?: string;
  /** What `logging/setLevel` asked for; `undefined` as long as nothing did. */
  logLevel: LoggingLevel | undefined;
  /** What handlers show and hide of it, as the catalog writes that; nothing by default. */
  visibility?: string | undefined;
  /** What `resources/subscribe` asked for. */
  readonly uris: SubscribedUris;
  /**
   * Whether it is the caller's own. Absent where nobody else can get at it, as
   * on a connection.
   */
  belongsTo?(principal: string | undefined): boolean;
  /**
   * Makes a change for all replicas. Absent where there is one alone that could
   * want to know, as on a connection: use `changeSession`.
   *
   * @throws ProtocolFault as `changeSession` does
   */
  change?(change: SessionChange): void | Promise<void>;
}

/**
 * What a transport supplies to an exchange: the way back to the client and word
 * of the client's going.
 */
export interface ExchangeChannel {
  readonly transport: McpTransport;
  /** Present over HTTP and in memory, where requests have headers. */
  readonly http?: HttpExchange;
  /** What enhancers are given in place of `http` where requests have no headers. */
  readonly standIn?: HttpExchange;
  /** Present where requests share a connection or, over HTTP, a session. */
  readonly session?: SessionState;
  /** Whether a handshake over this channel begins a session. */
  readonly offersSessions?: boolean;
  /** `false` where the client takes one answer and nothing before it. */
  readonly takesNotifications?: boolean;
  /**
   * Names the connection or session a `notifications/cancelled` may come from.
   * Absent where requests share nothing but their caller.
   */
  readonly scope?: string;
  /** Sends a notification on the call's own stream; dropped once the call is answered. */
  notify(notification: OutboundNotification): void;
  /**
   * Lets go of the response while the call goes on: the client comes back for
   * the rest (SEP-1699). Absent where there is nothing to let go of.
   */
  releaseStream?(): void;
  /**
   * Asks the client on the call's own stream, and waits for its answer
   * (2025-11-25). Absent where nothing could carry an answer back, and in the
   * modern era, where a call ends in its questions instead.
   *
   * @returns the client's result, of any shape
   * @throws McpException with the client's error, or −32001 when the time is up
   * @throws ProtocolFault `throttled` when too much is asked already
   * @throws the signal's reason when it aborts
   */
  ask?(request: ClientRequest, options?: AskOptions): Promise<ClientResult>;
  /** Calls the listener once when the client goes away before the answer. */
  onDisconnect(listener: () => void): void;
}
