import type { FuzzRequest } from '../generate/fuzz-request.js';
import type { FuzzAnswer } from '../judge/answer.js';
import type { HttpCall, HttpTransport } from './transport.js';

type Headers = Record<string, string | number>;

/**
 * Sends a request to the transport without a network, as a platform would.
 *
 * @param complain told what the transport does to a response that is complete
 * @returns nothing when the client left before it was answered
 */
export function sendInMemory(
  transport: HttpTransport,
  request: FuzzRequest,
  complain: (problem: string) => void,
): Promise<FuzzAnswer | undefined> {
  return new Promise((resolve) => {
    const call = new MemoryCall(request, resolve, complain);
    void transport.handle(call);
    if (request.leaves) call.leave();
  });
}

class MemoryCall implements HttpCall {
  readonly transport = 'in-memory';
  readonly localAddress = undefined;
  readonly method: string;
  readonly request: object;
  readonly response = new HeadersOnly();
  answered = false;
  #left = false;
  readonly #listeners: (() => void)[] = [];

  constructor(
    private readonly sent: FuzzRequest,
    private readonly resolve: (answer: FuzzAnswer | undefined) => void,
    private readonly complain: (problem: string) => void,
  ) {
    this.method = sent.httpMethod;
    this.request = {
      method: sent.httpMethod,
      url: '/mcp',
      headers: sent.headers,
    };
  }

  header(name: string): string | undefined {
    return this.sent.headers[name];
  }

  responseHeader(name: string): string | undefined {
    return this.response.headers[name]?.toString();
  }

  async readBody(limit: number): ReturnType<HttpCall['readBody']> {
    const { body, malformed } = this.sent;
    if (malformed) return { kind: 'malformed' };
    return Buffer.byteLength(body) > limit
      ? { kind: 'too-large' }
      : { kind: 'text', text: body };
  }

  send(status: number, headers: Headers, text: string): void {
    this.#answerOnce();
    if (headers['content-length'] !== Buffer.byteLength(text)) {
      this.complain('The content length is wrong.');
    }
    this.#settle(status, headers, text);
  }

  openStream(
    status: number,
    headers: Headers,
  ): ReturnType<HttpCall['openStream']> {
    this.#answerOnce();
    let text = '';
    let isOpen = true;
    return {
      backlog: 0,
      write: (piece) => {
        if (!isOpen) this.complain('A stream was written to after its end.');
        text += piece;
      },
      end: () => {
        isOpen = false;
        this.#settle(status, headers, text);
      },
    };
  }

  onDisconnect(listener: () => void): void {
    if (this.#left) listener();
    else this.#listeners.push(listener);
  }

  leave(): void {
    this.#left = true;
    for (const listener of this.#listeners) listener();
    this.resolve(undefined);
  }

  #answerOnce(): void {
    if (this.answered) this.complain('A request was answered twice.');
    this.answered = true;
  }

  #settle(status: number, headers: Headers, text: string): void {
    const all = { ...this.response.headers, ...headers };
    const type = all['content-type'];
    this.resolve({
      status,
      headers: { 'content-type': type?.toString() },
      text,
    });
  }
}

/** What guards may do to a response. */
class HeadersOnly {
  readonly headers: Headers = {};

  setHeader(name: string, value: string): this {
    this.headers[name.toLowerCase()] = value;
    return this;
  }

  getHeader(name: string): string | number | undefined {
    return this.headers[name.toLowerCase()];
  }

  getHeaders(): Headers {
    return this.headers;
  }
}
