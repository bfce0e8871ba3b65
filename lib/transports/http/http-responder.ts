import type { EventRelay, EventSink } from '../../sessions/event-relay.js';
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

/** How soon a client shall come back for a stream that ended early (SEP-1699). */
const RETRY_MS = 1_000;

/**
 * The one response of a call: a JSON body, or an event stream from the first
 * notification on. Answers once; what comes later is dropped.
 */
export class HttpResponder implements EventSink {
  #stream: HttpStream | undefined;
  #relay: EventRelay | undefined;
  #keepAlive: NodeJS.Timeout | undefined;
  #done = false;
  #answered = false;
  #marks = false;
  readonly #onEnd: (() => void)[] = [];

  /**
   * @param openRelay makes the stream a client can come back for; without it what is lost is lost
   */
  constructor(
    private readonly call: HttpCall,
    /** Whether the client takes an event stream. */
    readonly canStream: boolean,
    private openRelay?: () => EventRelay,
  ) {}

  /**
   * Lets the client come back for what it missed. To be called before anything is sent.
   *
   * @param marks whether it takes an event without data, to resume from (since 2025-11-25)
   */
  resumeThrough(openRelay: () => EventRelay, marks: boolean): void {
    this.openRelay = openRelay;
    this.#marks = marks;
  }

  /** Calls the listener once when the response is over, whoever ended it. */
  onEnd(listener: () => void): void {
    if (this.#done) listener();
    else this.#onEnd.push(listener);
  }

  /** Whether the response is over. */
  get ended(): boolean {
    return this.#done;
  }

  /** Whether the response has become an event stream. */
  get streaming(): boolean {
    return this.#stream !== undefined;
  }

  /**
   * Sends a notification ahead of the answer. Dropped for a client that takes
   * no stream, and for one that does not read the stream it has.
   */
  notify({ method, params }: OutboundNotification): void {
    if (!this.canStream || this.#answered) return;
    const relay = this.#openedRelay();
    if (!relay && (this.#done || this.#isFull())) return;
    const json = JSON.stringify({ jsonrpc: '2.0', method, params });
    if (relay) relay.offer(json);
    else this.event(json);
  }

  /**
   * Sends a message ahead of the answer that must not be lost: a client that
   * loses the stream finds it there again.
   *
   * @throws Error where there is no stream a client can come back for, or the call is answered
   */
  request(json: string): void {
    const canSend = this.canStream && !this.#answered;
    const relay = canSend ? this.#openedRelay() : undefined;
    if (!relay) throw new Error('The call has no stream to its client.');
    relay.send(json);
  }

  /**
   * Completes the response while the call goes on: the client comes back for
   * the rest (SEP-1699). Does nothing where it could not.
   */
  release(): void {
    if (this.canStream && this.#marks && !this.#answered) {
      this.#openedRelay()?.release();
    }
  }

  /** Sends one message as an event; an empty one only as a mark to resume from. */
  event(message: string, id?: string): void {
    if (this.#done) return;
    // An answer that nothing keeps is sent in any case.
    const isLast = this.#answered && id === undefined;
    if (!isLast && this.#isFull()) {
      // A client that reads no more is let go, alone; it can come back for what was kept.
      this.end();
      return;
    }
    const head = id === undefined ? '' : `id: ${id}\n`;
    const mark = message === '' ? `retry: ${RETRY_MS}\n` : 'event: message\n';
    this.#open()?.write(`${head}${mark}data: ${message}\n\n`);
  }

  /** Sends a complete response; on a stream only its text, as the last event. */
  answer(status: number, headers: HttpHeaders, json: string): void {
    this.#answered = true;
    if (this.#relay) {
      this.#relay.send(json);
      this.#relay.end();
      return;
    }
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

  /** Sends the answers of a batch on the stream that has begun. */
  answerAll(texts: readonly string[]): void {
    this.#answered = true;
    const relay = this.#relay;
    for (const text of texts) {
      if (relay) relay.send(text);
      else this.event(text);
    }
    if (relay) relay.end();
    else this.end();
  }

  /** Ends the response without an answer: an event stream that carries none. */
  end(): void {
    if (this.#done) return;
    const stream = this.#open();
    this.#finish();
    stream?.end();
  }

  /** Opens the event stream with nothing on it yet. */
  begin(): void {
    if (!this.#done) this.#open();
  }

  #isFull(): boolean {
    return this.#stream !== undefined && this.#stream.backlog > MAX_BACKLOG;
  }

  #openedRelay(): EventRelay | undefined {
    if (this.#relay || !this.openRelay || this.#done) return this.#relay;
    this.#relay = this.openRelay();
    this.#relay.attach(this);
    if (this.#marks) this.#relay.send('');
    return this.#relay;
  }

  #finish(): void {
    this.#done = true;
    clearInterval(this.#keepAlive);
    this.#relay?.detach(this);
    for (const listener of this.#onEnd.splice(0)) listener();
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
    this.call.onDisconnect(() => this.#finish());
    return stream;
  }
}
