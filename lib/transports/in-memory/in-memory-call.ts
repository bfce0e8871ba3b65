import type {
  HttpBody,
  HttpCall,
  HttpHeaders,
  HttpStream,
} from '../http/http-call.js';
import { InMemoryRequest } from './in-memory-request.js';
import { InMemoryResponse } from './in-memory-response.js';

/** What a call without a network is made of. */
export interface InMemoryCallInit {
  readonly method: string;
  readonly url: URL;
  readonly headers: Headers;
  readonly body: string;
  /** Aborts when the client gives up. */
  readonly signal: AbortSignal | undefined;
  /** Put on the request as `user`, as if a guard had authenticated it. */
  readonly user?: unknown;
  /** Takes the response as soon as its headers are known. */
  readonly respond: (response: Response) => void;
}

const encoder = new TextEncoder();

/** A call from inside the process: same transport, no bytes. */
export class InMemoryCall implements HttpCall {
  readonly transport = 'in-memory';
  readonly localAddress = undefined;
  readonly method: string;
  readonly request: InMemoryRequest;
  readonly response = new InMemoryResponse();
  #answered = false;
  readonly #gone = new AbortController();

  constructor(private readonly init: InMemoryCallInit) {
    this.method = init.method;
    this.request = new InMemoryRequest(init.method, init.url, init.headers);
    if (init.user !== undefined) this.request.user = init.user;
    const { signal } = init;
    if (signal?.aborted) this.#gone.abort();
    signal?.addEventListener('abort', () => this.#gone.abort(), { once: true });
  }

  get answered(): boolean {
    return this.#answered;
  }

  header(name: string): string | undefined {
    return this.request.get(name);
  }

  responseHeader(name: string): string | undefined {
    return this.response.getHeader(name)?.toString();
  }

  readBody(limit: number): Promise<HttpBody> {
    const { body } = this.init;
    return Promise.resolve(
      Buffer.byteLength(body) > limit
        ? { kind: 'too-large' }
        : { kind: 'text', text: body },
    );
  }

  send(status: number, headers: HttpHeaders, text: string): void {
    this.#respond(status, headers, text === '' ? null : text);
  }

  openStream(status: number, headers: HttpHeaders): HttpStream {
    let controller: ReadableStreamDefaultController<Uint8Array> | undefined;
    const body = new ReadableStream<Uint8Array>(
      {
        start: (started) => {
          controller = started;
        },
        cancel: () => this.#gone.abort(),
      },
      { highWaterMark: 0, size: (chunk) => chunk?.byteLength ?? 0 },
    );
    let open = true;
    this.onDisconnect(() => {
      if (open) controller?.error(this.init.signal?.reason);
      open = false;
    });
    this.#respond(status, headers, body);
    return {
      write: (text) => {
        if (open) controller?.enqueue(encoder.encode(text));
      },
      get backlog() {
        return -(controller?.desiredSize ?? 0);
      },
      end: () => {
        if (open) controller?.close();
        open = false;
      },
    };
  }

  onDisconnect(listener: () => void): void {
    const { signal } = this.#gone;
    if (signal.aborted) listener();
    else signal.addEventListener('abort', listener, { once: true });
  }

  #respond(
    status: number,
    own: HttpHeaders,
    body: string | ReadableStream<Uint8Array> | null,
  ): void {
    this.#answered = true;
    const headers = new Headers();
    const all = { ...this.response.getHeaders(), ...own };
    for (const [name, value] of Object.entries(all)) {
      for (const each of [value].flat()) headers.append(name, String(each));
    }
    this.init.respond(new Response(body, { status, headers }));
  }
}
