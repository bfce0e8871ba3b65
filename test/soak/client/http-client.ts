import {
  Agent,
  type ClientRequest,
  type IncomingMessage,
  request as sendOver,
} from 'node:http';
import { text } from 'node:stream/consumers';
import type { Headers, Message } from './messages.js';

/** How long anything may take, in milliseconds. */
const PATIENCE_MS = 20_000;

/** A response that is still coming. */
export interface OpenStream {
  /** Text that had come when it was handed out: the first event at least. */
  readonly begun: string;
  /** Cuts the connection, without a word. */
  drop(): void;
  /** Waits until the server has completed it. */
  readonly ended: Promise<void>;
}

/** What a request was answered with. */
export interface Answer {
  readonly status: number;
  readonly session: string | undefined;
  readonly body: string;
}

/** Speaks HTTP over sockets of its own, and leaves without saying goodbye. */
export class HttpClient {
  readonly #agent = new Agent({ keepAlive: true });

  /** @param url of the endpoint */
  constructor(private readonly url: string) {}

  /** Sends a message and waits for all of the answer. */
  async send(message: Message): Promise<Answer> {
    return answerOf(await this.#response('POST', message.headers, message));
  }

  /** Ends a session. */
  async end(session: Headers): Promise<Answer> {
    return answerOf(await this.#response('DELETE', session));
  }

  /**
   * Waits for the first event of a response.
   *
   * @param message to POST; without one it is GET
   * @throws Error for an answer that is no stream
   */
  async stream(headers: Headers, message?: Message): Promise<OpenStream> {
    const method = message ? 'POST' : 'GET';
    const incoming = await this.#response(method, headers, message);
    if (incoming.headers['content-type'] !== 'text/event-stream') {
      const { status, body } = await answerOf(incoming);
      throw new Error(`${method} opened no stream, but ${status}: ${body}`);
    }
    const ended = new Promise<void>((resolve) => {
      incoming.once('close', resolve);
    });
    // Being cut off is what streams are opened for here.
    incoming.on('error', () => undefined);
    const begun = await new Promise<string>((resolve, reject) => {
      incoming.once('data', (chunk: Buffer) => resolve(chunk.toString()));
      incoming.once('end', () => reject(new Error('The stream was empty.')));
    });
    incoming.resume();
    return { begun, drop: () => incoming.destroy(), ended };
  }

  /** Sends half of a message and cuts the connection. */
  async breakOff({ headers, body }: Message): Promise<void> {
    const outgoing = this.#open('POST', {
      ...headers,
      'content-length': String(Buffer.byteLength(body)),
    });
    outgoing.on('error', () => undefined);
    await new Promise((resolve) => {
      outgoing.write(body.slice(0, body.length / 2), resolve);
    });
    outgoing.destroy();
  }

  /** Cuts all connections. */
  leave(): void {
    this.#agent.destroy();
  }

  #response(
    method: string,
    headers: Headers,
    message?: Message,
  ): Promise<IncomingMessage> {
    return new Promise((resolve, reject) => {
      const outgoing = this.#open(method, headers);
      outgoing.once('response', resolve).once('error', reject);
      outgoing.setTimeout(PATIENCE_MS, () =>
        outgoing.destroy(new Error(`${method} was not answered.`)),
      );
      outgoing.end(message?.body);
    });
  }

  #open(method: string, headers: Headers): ClientRequest {
    return sendOver(this.url, { agent: this.#agent, method, headers });
  }
}

async function answerOf(incoming: IncomingMessage): Promise<Answer> {
  const session = incoming.headers['mcp-session-id'];
  return {
    status: incoming.statusCode ?? 0,
    session: typeof session === 'string' ? session : undefined,
    body: await text(incoming),
  };
}
