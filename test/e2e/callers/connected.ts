import type { INestApplicationContext } from '@nestjs/common';
import type { McpTransport } from '../../../lib/exchange/exchange-channel.js';
import { findServer } from '../../../lib/module/find-server.js';

/** A client of 2025 on a connection of its own. */
export class Connected {
  readonly #received: Record<string, any>[] = [];
  #id = 0;

  private constructor(private readonly receive: (text: string) => void) {}

  /** @param user whom guards take for authenticated */
  static async open(
    app: INestApplicationContext,
    transport: McpTransport = 'stdio',
    user?: unknown,
  ): Promise<Connected> {
    const server = await findServer(app, 'default');
    const sink = {
      backlog: 0,
      send: (json: string) => client.#received.push(JSON.parse(json)),
    };
    const connection = server.connect({ transport, sink, user });
    const client = new Connected((text) => connection.receive(text));
    await client.ask('initialize', {
      protocolVersion: '2025-06-18',
      capabilities: {},
      clientInfo: { name: 'connected', version: '1' },
    });
    return client;
  }

  /** The answer to a request. */
  async ask(
    method: string,
    params: Record<string, unknown> = {},
  ): Promise<Record<string, any>> {
    this.#id += 1;
    const id = this.#id;
    this.receive(JSON.stringify({ jsonrpc: '2.0', id, method, params }));
    for (;;) {
      const answer = this.#received.find((message) => message['id'] === id);
      if (answer) return answer;
      await new Promise((resolve) => setImmediate(resolve));
    }
  }

  /** The names of the tools. */
  async tools(): Promise<string[]> {
    const { result } = await this.ask('tools/list');
    return result.tools.map(({ name }: { name: string }) => name);
  }

  /** What it was told since it was asked last. */
  told(): string[] {
    const told = this.#received.flatMap(({ method }) => method ?? []);
    this.#received.length = 0;
    return told;
  }
}
