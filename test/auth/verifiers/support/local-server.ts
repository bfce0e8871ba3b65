import { afterEach, beforeEach } from '@jest/globals';
import { once } from 'node:events';
import {
  createServer,
  type IncomingMessage,
  type RequestListener,
  type Server,
} from 'node:http';

/** A request, with its body. */
export interface Received {
  readonly method: string | undefined;
  readonly headers: IncomingMessage['headers'];
  readonly body: string;
}

/** A server on loopback that can go away, come back and change its answers. */
export class LocalServer {
  readonly received: Received[] = [];
  /** Answers; nothing is answered while there is none. */
  answer: RequestListener | undefined;
  #server: Server | undefined;
  #port = 0;

  get url(): string {
    return `http://127.0.0.1:${this.#port}/path`;
  }

  /** How often it was asked. */
  get hits(): number {
    return this.received.length;
  }

  /** Answers with JSON. */
  answerJson(value: unknown, status = 200): void {
    this.answer = (_, response) =>
      response
        .writeHead(status, { 'content-type': 'application/json' })
        .end(JSON.stringify(value));
  }

  /** Comes (back) at the port it had. */
  async start(): Promise<void> {
    this.#server = createServer(async (request, response) => {
      const chunks: Buffer[] = [];
      for await (const chunk of request) chunks.push(chunk);
      const { method, headers } = request;
      const body = Buffer.concat(chunks).toString();
      this.received.push({ method, headers, body });
      this.answer?.(request, response);
    });
    this.#server.listen(this.#port, '127.0.0.1');
    await once(this.#server, 'listening');
    const address = this.#server.address();
    if (typeof address === 'object' && address) this.#port = address.port;
  }

  /** Goes away, open connections included. */
  async stop(): Promise<void> {
    const server = this.#server;
    if (!server?.listening) return;
    server.closeAllConnections();
    server.close();
    await once(server, 'close');
  }
}

/** A server for each test of a file. */
export function localServer(): LocalServer {
  const server = new LocalServer();
  beforeEach(async () => {
    server.received.length = 0;
    server.answer = undefined;
    await server.start();
  });
  afterEach(() => server.stop());
  return server;
}
