import { once } from 'node:events';
import { Agent, type IncomingMessage, request } from 'node:http';
import { type RpcAnswer, rpc } from './rpc.js';

const VERSION = '2025-11-25';
const HEADERS = { 'mcp-protocol-version': VERSION };

// Thousands of streams would otherwise share the sockets of calls.
const agent = new Agent({ keepAlive: true, maxSockets: Infinity });

/** A client of 2025 and its session, which any replica may be asked for. */
export class SessionClient {
  private constructor(private readonly headers: Record<string, string>) {}

  /** The `Mcp-Session-Id`. */
  get token(): string {
    return this.headers['mcp-session-id'] ?? '';
  }

  /** @param more headers that go with each request, to name a caller */
  static async open(
    url: string,
    more: Record<string, string> = {},
  ): Promise<SessionClient> {
    const params = {
      protocolVersion: VERSION,
      capabilities: {},
      clientInfo: { name: 'tester', version: '1' },
    };
    const answer = await rpc(url, 'legacy', 'initialize', params, {
      ...HEADERS,
      ...more,
    });
    const token = answer.headers.get('mcp-session-id') ?? '';
    return new SessionClient({ ...more, 'mcp-session-id': token });
  }

  /** One that has a session already. */
  static of(token: string): SessionClient {
    return new SessionClient({ 'mcp-session-id': token });
  }

  /** Sends a request to a replica. */
  send(
    url: string,
    method: string,
    params: Record<string, unknown> = {},
  ): Promise<RpcAnswer> {
    return rpc(url, 'legacy', method, params, { ...HEADERS, ...this.headers });
  }

  /** Opens the session's own stream at a replica, or goes on after an event. */
  listen(url: string, lastEventId?: string): Promise<EventReader> {
    return EventReader.open(url, 'GET', {
      ...HEADERS,
      ...this.headers,
      ...(lastEventId !== undefined && { 'last-event-id': lastEventId }),
    });
  }

  /** Calls a tool whose answer is a stream. */
  stream(url: string, name: string): Promise<EventReader> {
    const call = { method: 'tools/call', params: { name } };
    return EventReader.open(
      url,
      'POST',
      { ...HEADERS, ...this.headers, 'content-type': 'application/json' },
      JSON.stringify({ jsonrpc: '2.0', id: 1, ...call }),
    );
  }

  /** Ends the session at a replica. @returns the status */
  async end(url: string): Promise<number> {
    const response = await fetch(url, {
      method: 'DELETE',
      headers: { ...HEADERS, ...this.headers },
    });
    return response.status;
  }
}

/** A stream of events, as it comes. */
export class EventReader {
  // Tests look into messages of every shape.
  // oxlint-disable-next-line typescript/no-explicit-any
  readonly messages: any[] = [];
  /** The same, each with its id. */
  // oxlint-disable-next-line typescript/no-explicit-any
  readonly events: [id: string, message: any][] = [];
  lastId: string | undefined;
  isOpen = true;
  /** Resolves when the stream is over, whoever ended it. */
  readonly ended: Promise<unknown>;
  #text = '';

  private constructor(
    private readonly response: IncomingMessage,
    readonly status: number,
  ) {
    this.ended = new Promise((resolve) => response.once('close', resolve));
    response.once('close', () => (this.isOpen = false));
    response.on('error', () => undefined);
    response.setEncoding('utf8').on('data', (text: string) => this.#add(text));
  }

  static async open(
    url: string,
    method: string,
    headers: Record<string, string>,
    body?: string,
  ): Promise<EventReader> {
    const accept = 'application/json, text/event-stream';
    const asked = request(url, {
      agent,
      method,
      headers: { accept, ...headers },
    });
    asked.end(body);
    const [response]: IncomingMessage[] = await once(asked, 'response');
    if (!response) throw new Error('There is no response.');
    return new EventReader(response, response.statusCode ?? 0);
  }

  /** How often each resource was told of. */
  get updates(): Map<string, number> {
    const counts = new Map<string, number>();
    for (const { method, params } of this.messages) {
      if (method !== 'notifications/resources/updated') continue;
      counts.set(params.uri, (counts.get(params.uri) ?? 0) + 1);
    }
    return counts;
  }

  /** Cuts the connection. */
  drop(): void {
    this.response.destroy();
  }

  #add(text: string): void {
    const blocks = (this.#text + text).split('\n\n');
    this.#text = blocks.pop() ?? '';
    for (const block of blocks) {
      this.lastId = /^id: (.+)$/m.exec(block)?.[1] ?? this.lastId;
      const data = /^data: (.+)$/m.exec(block)?.[1];
      if (data === undefined) continue;
      const message: unknown = JSON.parse(data);
      this.messages.push(message);
      if (this.lastId !== undefined) this.events.push([this.lastId, message]);
    }
  }
}
