import type { HttpClient, OpenStream } from './http-client.js';
import {
  ACCEPT,
  call,
  type Headers,
  INITIALIZE,
  type Message,
  request,
} from './messages.js';

/** A session of a client, from its handshake on. */
export class Session {
  private constructor(
    private readonly client: HttpClient,
    private readonly headers: Headers,
  ) {}

  static async open(client: HttpClient): Promise<Session> {
    const { session, status, body } = await client.send(INITIALIZE);
    if (session === undefined) {
      throw new Error(`The handshake opened no session: ${status} ${body}`);
    }
    return new Session(client, { 'mcp-session-id': session });
  }

  /** @throws Error when it has no result */
  async ask(method: string, params: object = {}): Promise<void> {
    await this.#send(request(method, params, this.headers));
  }

  /** @throws Error when it has no result */
  async call(tool: string): Promise<void> {
    await this.#send(call(tool, this.headers));
  }

  /** Calls a tool that speaks before its answer, and waits for the first word. */
  begin(tool: string): Promise<OpenStream> {
    const message = call(tool, this.headers);
    return this.client.stream(message.headers, message);
  }

  /** Opens the stream of what the server says by itself. */
  listen(): Promise<OpenStream> {
    return this.client.stream({ ...ACCEPT, ...this.headers });
  }

  /** Goes on with a stream after its first event. */
  resume({ begun }: OpenStream): Promise<OpenStream> {
    const [, id] = /^id: (.+)$/m.exec(begun) ?? [];
    if (id === undefined) throw new Error(`An event has no id: ${begun}`);
    const lost = { 'last-event-id': id };
    return this.client.stream({ ...ACCEPT, ...this.headers, ...lost });
  }

  async end(): Promise<void> {
    const { status, body } = await this.client.end(this.headers);
    if (status >= 300) throw new Error(`DELETE: ${status} ${body}`);
  }

  async #send(message: Message): Promise<void> {
    const { status, body } = await this.client.send(message);
    if (status !== 200 || !body.includes('"result"')) {
      throw new Error(`${message.body}: ${status} ${body}`);
    }
  }
}
