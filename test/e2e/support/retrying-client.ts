import { type RpcAnswer, rpc } from './rpc.js';

const BAD_GATEWAY = 502;

/** What became of the requests of many clients. */
export class Tally {
  answered = 0;
  retried = 0;
  notFound = 0;
  /** Requests that had no answer the second time either. */
  readonly lost: string[] = [];
  /** Process ids of the replicas that answered. */
  readonly replicas = new Set<number>();
}

/** A client of 2025 with a session, which sends a request that had no answer once more. */
export class RetryingClient {
  #session: string | undefined;

  constructor(
    private readonly url: string,
    private readonly tally: Tally,
    private readonly name: string,
  ) {}

  async open(): Promise<void> {
    const answer = await this.#send('initialize', {
      protocolVersion: '2025-11-25',
      capabilities: {},
      clientInfo: { name: this.name, version: '1' },
    });
    this.#session = answer?.headers.get('mcp-session-id') ?? undefined;
    if (!this.#session) this.tally.lost.push(`${this.name}: no session`);
  }

  /** The session's id, once it is open. */
  get session(): string {
    return this.#session ?? '';
  }

  /** Asks to be told of a board. */
  async watch(board: string): Promise<void> {
    const uri = `board://${board}`;
    const answer = await this.#send('resources/subscribe', { uri });
    if (!answer?.body.result) this.tally.lost.push(`${this.name}: ${uri}`);
  }

  /** Pins a note named after the client. */
  async pin(board: string): Promise<void> {
    const answer = await this.#send('tools/call', {
      name: 'pin',
      arguments: { name: board, note: this.name },
    });
    this.#count(answer?.body.result?.structuredContent);
  }

  /** Reads a board; its notes, where there was an answer. */
  async read(board: string): Promise<readonly string[]> {
    const answer = await this.#send('resources/read', {
      uri: `board://${board}`,
    });
    const text = answer?.body.result?.contents?.[0]?.text;
    const content = text && JSON.parse(text);
    this.#count(content);
    return content?.notes ?? [];
  }

  #count(content: { replica: number } | undefined): void {
    if (content === undefined) {
      this.tally.lost.push(`${this.name}: no result`);
      return;
    }
    this.tally.answered += 1;
    this.tally.replicas.add(content.replica);
  }

  async #send(
    method: string,
    params: Record<string, unknown>,
  ): Promise<RpcAnswer | undefined> {
    const first = await this.#try(method, params);
    if (first) return first;
    this.tally.retried += 1;
    return this.#try(method, params);
  }

  async #try(
    method: string,
    params: Record<string, unknown>,
  ): Promise<RpcAnswer | undefined> {
    const session = this.#session;
    try {
      const answer = await rpc(this.url, 'legacy', method, params, {
        'mcp-protocol-version': '2025-11-25',
        ...(session !== undefined && { 'mcp-session-id': session }),
      });
      if (answer.status === 404) this.tally.notFound += 1;
      return answer.status === BAD_GATEWAY ? undefined : answer;
    } catch {
      return undefined;
    }
  }
}

/** Does something with each, fifty at a time. */
export async function withEach<T>(
  all: readonly T[],
  work: (one: T, index: number) => Promise<void>,
): Promise<void> {
  const left = all.entries();
  const worker = async (): Promise<void> => {
    for (const [index, one] of left) await work(one, index);
  };
  await Promise.all(Array.from({ length: 50 }, worker));
}
