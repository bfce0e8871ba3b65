import type { OutboundNotification } from '../../exchange/exchange-channel.js';
import type { HttpCall, HttpHeaders, HttpStream } from './http-call.js';
import { exposedHeaders } from './exposed-headers.js';

const EVENT_STREAM: HttpHeaders = {
  'content-type': 'text/event-stream',
  'cache-control': 'no-cache, no-transform',
  'x-accel-buffering': 'no',
};
const JSON_TYPE: HttpHeaders = { 'content-type': 'application/json' };
const KEEP_ALIVE_MS = 15_000;
const MAX_BACKLOG = 1024 * 1024;

/**
 * The one response of a call: a JSON body, or an event stream from the first
 * notification on. Answers once; what comes later is dropped.
 */
export class HttpResponder {
  #stream: HttpStream | undefined;
  #keepAlive: NodeJS.Timeout | undefined;
  #done = false;

  /** @param canStream whether the client takes an event stream */
  constructor(
    private readonly call: HttpCall,
    private readonly canStream: boolean,
  ) {}

  /** Whether the response has become an event stream. */
  get streaming(): boolean {
    return this.#stream !== undefined;
  }

  /**
   * Sends a notification ahead of the answer. Dropped for a client that takes
   * no stream, and for one that does not read the stream it has.
   */
  notify({ method, params }: OutboundNotification): void {
    if (this.#done || !this.canStream) return;
    if (this.#stream && this.#stream.backlog > MAX_BACKLOG) return;
    this.event(JSON.stringify({ jsonrpc: '2.0', method, params }));
  }

  /** Sends one message as an event. */
  event(json: string): void {
    if (!this.#done) this.#open()?.write(`event: message\ndata: ${json}\n\n`);
  }

  /** Sends a complete response; on a stream only its text, as the last event. */
  answer(status: number, headers: HttpHeaders, json: string): void {
    if (this.#done) return;
    if (this.#stream) {
      this.event(json);
      this.end();
      return;
    }
    this.#done = true;
    if (this.call.answered) return;
    this.call.send(
      status,
      {
        // Spreads go last: before other properties they cost V8 a microsecond.
        'content-length': Buffer.byteLength(json),
        ...(json !== '' && JSON_TYPE),
        ...exposedHeaders(this.call),
        ...headers,
      },
      json,
    );
  }

  /** Ends the response without an answer: an event stream that carries none. */
  end(): void {
    if (this.#done) return;
    const stream = this.#open();
    this.#done = true;
    clearInterval(this.#keepAlive);
    stream?.end();
  }

  #open(): HttpStream | undefined {
    if (this.#stream || this.call.answered) return this.#stream;
    const stream = this.call.openStream(200, {
      ...EVENT_STREAM,
      ...exposedHeaders(this.call),
    });
    this.#stream = stream;
    // Proxies cut connections on which nothing moves.
    this.#keepAlive = setInterval(
      () => stream.write(': keepalive\n\n'),
      KEEP_ALIVE_MS,
    );
    this.#keepAlive.unref();
    this.call.onDisconnect(() => {
      this.#done = true;
      clearInterval(this.#keepAlive);
    });
    return stream;
  }
}
