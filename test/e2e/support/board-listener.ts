import { rpcRequest } from './rpc.js';

/** A stream of `subscriptions/listen`, and how often each resource was told of on it. */
export class BoardListener {
  readonly updates = new Map<string, number>();
  /** Whether it ended without having been closed. */
  isBroken = false;
  readonly #closing = new AbortController();

  /** Opens one; resolves when the server has acknowledged it. */
  static async open(
    url: string,
    uris: readonly string[],
  ): Promise<BoardListener> {
    const listener = new BoardListener();
    const { body, headers } = rpcRequest('modern', 'subscriptions/listen', {
      notifications: { resourceSubscriptions: uris },
    });
    const response = await fetch(url, {
      method: 'POST',
      headers,
      body: JSON.stringify(body),
      signal: listener.#closing.signal,
    });
    if (!response.ok || !response.body) {
      throw new Error(`Nobody listens: ${response.status}`);
    }
    await new Promise<void>((acknowledged) => {
      void listener.#read(response.body, acknowledged);
    });
    return listener;
  }

  close(): void {
    this.#closing.abort();
  }

  async #read(
    stream: ReadableStream<Uint8Array> | null,
    acknowledged: () => void,
  ): Promise<void> {
    let text = '';
    const decoder = new TextDecoder();
    try {
      for await (const chunk of stream ?? []) {
        const lines = (text + decoder.decode(chunk, { stream: true })).split(
          '\n',
        );
        text = lines.pop() ?? '';
        for (const line of lines) {
          if (!line.startsWith('data: ')) continue;
          const { method, params } = JSON.parse(line.slice(6));
          if (method === 'notifications/subscriptions/acknowledged') {
            acknowledged();
          }
          if (method === 'notifications/resources/updated') {
            tallyUp(this.updates, params.uri);
          }
        }
      }
    } catch {
      // Cut off: by us, or by the end of a replica.
    }
    this.isBroken = !this.#closing.signal.aborted;
  }
}

/** Counts one more of something. */
export function tallyUp(counts: Map<string, number>, what: string): void {
  counts.set(what, (counts.get(what) ?? 0) + 1);
}
