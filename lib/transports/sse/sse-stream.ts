import { randomBytes } from 'node:crypto';
import type { McpDispatcher } from '../../protocol/dispatcher.js';
import type { PendingAsks } from '../../sessions/pending-asks.js';
import { MAX_BACKLOG } from '../connection/connection-channel.js';
import { McpConnection } from '../connection/mcp-connection.js';
import type { MessageSink } from '../connection/message-sink.js';
import { exposedHeaders } from '../http/exposed-headers.js';
import type { HttpCall, HttpStream } from '../http/http-call.js';
import type {
  SsePeer,
  SsePeerClass,
  SsePeerResponse,
} from './load-sse-peer.js';

const KEEP_ALIVE_MS = 15_000;

/** What an open stream is made of. */
export interface SseStreamInit {
  readonly dispatcher: McpDispatcher;
  readonly Peer: SsePeerClass;
  /** The GET that opened it. */
  readonly call: HttpCall;
  /** Where its client is to send messages. */
  readonly messagesPath: string;
  /** Who opened it. */
  readonly principal: string | undefined;
  /** Where questions to clients wait for their answers. */
  readonly pending: PendingAsks;
}

/** One client of the old transport: its event stream and the connection behind it. */
export class SseStream implements MessageSink {
  readonly principal: string | undefined;
  readonly connection: McpConnection;
  readonly #call: HttpCall;
  readonly #peer: SsePeer;
  // The peer's own id has 122 random bits.
  readonly #secret = randomBytes(16).toString('base64url');
  #stream: HttpStream | undefined;
  #keepAlive: NodeJS.Timeout | undefined;

  constructor(init: SseStreamInit) {
    const { dispatcher, Peer, call, messagesPath, principal, pending } = init;
    this.principal = principal;
    this.#call = call;
    this.#peer = new Peer(
      `${messagesPath}?key=${this.#secret}`,
      this.#response(),
    );
    this.connection = new McpConnection({
      dispatcher,
      transport: 'sse',
      sink: this,
      pending,
    });
  }

  /** What a POST must name it by: nobody else can know it. */
  get id(): string {
    return streamId(this.#peer.sessionId, this.#secret);
  }

  get backlog(): number {
    return this.#stream?.backlog ?? 0;
  }

  /** Whether the client has left too much unread for more to be taken from it. */
  get full(): boolean {
    return this.backlog > MAX_BACKLOG;
  }

  /** Begins the stream and says where messages go. */
  async start(): Promise<void> {
    await this.#peer.start();
    this.#keepAlive = setInterval(
      () => this.#stream?.write(': keepalive\n\n'),
      KEEP_ALIVE_MS,
    );
    this.#keepAlive.unref();
  }

  send(json: string): void {
    // Rejects where the client is gone: nobody is there to be told.
    this.#peer.send(JSON.parse(json)).catch(() => undefined);
  }

  /** Tells running handlers to stop and completes the stream. */
  close(): void {
    clearInterval(this.#keepAlive);
    this.connection.close();
    void this.#peer.close();
  }

  /** What the peer takes for Node's response: the same on every platform, with headers it does not know of. */
  #response(): SsePeerResponse {
    const call = this.#call;
    return {
      writeHead: (status, headers) => {
        this.#stream = call.openStream(status, {
          'x-accel-buffering': 'no',
          ...exposedHeaders(call),
          ...headers,
        });
      },
      write: (text) => this.#stream?.write(text),
      on: (_event, listener) => call.onDisconnect(listener),
      end: () => this.#stream?.end(),
    };
  }
}

/**
 * Names a stream, from what its client was told to say.
 *
 * @param sessionId `sessionId` in the query
 * @param key `key` in the query
 */
export function streamId(sessionId: string, key: string): string {
  return `${sessionId}.${key}`;
}
