import type { StreamEvent } from './events.js';

/** A session spoken to in plain HTTP, so that a test decides what is sent when. */
export class RawSession {
  private constructor(
    readonly url: string,
    readonly id: string,
    private readonly headers: Readonly<Record<string, string>>,
  ) {}

  /**
   * Shakes hands.
   *
   * @param url of the endpoint
   * @param headers sent with every request
   */
  static async open(
    url: string,
    headers: Readonly<Record<string, string>> = {},
    protocolVersion = '2025-11-25',
  ): Promise<RawSession> {
    const params = {
      protocolVersion,
      capabilities: { elicitation: {} },
      clientInfo: { name: 'raw', version: '1' },
    };
    const response = await new RawSession(url, '', headers).post({
      jsonrpc: '2.0',
      id: 0,
      method: 'initialize',
      params,
    });
    const id = response.headers.get('mcp-session-id') ?? '';
    return new RawSession(url, id, headers);
  }

  /** The same session as somebody else sees it, or at another replica. */
  as(headers: Readonly<Record<string, string>>, url = this.url): RawSession {
    return new RawSession(url, this.id, headers);
  }

  post(body: unknown, headers: Record<string, string> = {}): Promise<Response> {
    return fetch(this.url, {
      method: 'POST',
      headers: {
        'content-type': 'application/json',
        accept: 'application/json, text/event-stream',
        ...this.#headers(),
        ...headers,
      },
      body: JSON.stringify(body),
    });
  }

  /** Calls a tool, and reads its events as they come. */
  async call(name: string, id = 1): Promise<EventReader> {
    return new EventReader(
      await this.post({
        jsonrpc: '2.0',
        id,
        method: 'tools/call',
        params: { name },
      }),
    );
  }

  /** Answers a question of the server's; returns the status. */
  async answer(id: unknown, said: string): Promise<number> {
    const result = { action: 'accept', content: { said } };
    const { status } = await this.post({ jsonrpc: '2.0', id, result });
    return status;
  }

  /** Goes on with a stream that was lost. */
  async resume(lastId: string): Promise<EventReader> {
    const headers = { accept: 'text/event-stream', 'last-event-id': lastId };
    return new EventReader(
      await fetch(this.url, { headers: { ...this.#headers(), ...headers } }),
    );
  }

  end(): Promise<Response> {
    return fetch(this.url, { method: 'DELETE', headers: this.#headers() });
  }

  #headers(): Record<string, string> {
    return { ...(this.id && { 'mcp-session-id': this.id }), ...this.headers };
  }
}

/** Reads the events of a response one by one. */
export class EventReader {
  readonly #reader: ReadableStreamDefaultReader<Uint8Array> | undefined;
  readonly #decoder = new TextDecoder();
  #text = '';
  /** Id of the last event read. */
  lastId = '';

  constructor(readonly response: Response) {
    this.#reader = response.body?.getReader();
  }

  /** The next event; `undefined` at the end of the stream. */
  async next(): Promise<StreamEvent | undefined> {
    let end = this.#text.indexOf('\n\n');
    while (end < 0) {
      const { done, value } = (await this.#reader?.read()) ?? { done: true };
      if (done) return undefined;
      this.#text += this.#decoder.decode(value, { stream: true });
      end = this.#text.indexOf('\n\n');
    }
    const block = this.#text.slice(0, end);
    this.#text = this.#text.slice(end + 2);
    const data = /^data: (.+)$/m.exec(block)?.[1];
    const id = /^id: (.+)$/m.exec(block)?.[1];
    if (id !== undefined) this.lastId = id;
    return { data: data && JSON.parse(data), ...(id !== undefined && { id }) };
  }

  /** The next message, passing over marks. */
  // Tests look into messages of every shape.
  // oxlint-disable-next-line typescript/no-explicit-any
  async message(): Promise<any> {
    for (;;) {
      const event = await this.next();
      if (!event) return undefined;
      if (event.data) return event.data;
    }
  }

  /** What the tool returned, from the answer of the call. */
  async result(): Promise<unknown> {
    const { result, error } = (await this.message()) ?? {};
    return error ?? JSON.parse(result.content[0].text);
  }

  /** Loses the connection. */
  async drop(): Promise<void> {
    await this.#reader?.cancel();
  }
}
