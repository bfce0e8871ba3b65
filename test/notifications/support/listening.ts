import { rpcRequest } from '../../e2e/support/rpc.js';
import type { Fetch } from '../../../lib/internal.js';

/** A message of the server, as far as these tests read it. */
export interface Message {
  readonly id?: unknown;
  readonly method?: string;
  readonly params?: Readonly<Record<string, unknown>>;
  readonly result?: Readonly<Record<string, unknown>>;
}

/** An open stream of `subscriptions/listen`. */
export interface Listening {
  readonly status: number;
  /** The next message; `undefined` once the stream has ended. */
  next(): Promise<Message | undefined>;
  /** Goes away, as a client does. */
  abort(): void;
}

/** Opens a stream the way clients do, over real HTTP or in memory. */
export async function listen(
  url: string,
  notifications: object,
  headers: Record<string, string> = {},
  via: Fetch = fetch,
): Promise<Listening> {
  const request = rpcRequest(
    'modern',
    'subscriptions/listen',
    { notifications },
    headers,
  );
  const controller = new AbortController();
  const response = await via(url, {
    method: 'POST',
    headers: request.headers,
    body: JSON.stringify(request.body),
    signal: controller.signal,
  });
  const messages = response.body ? messagesOf(response.body) : undefined;
  return {
    status: response.status,
    next: async () => (await messages?.next())?.value ?? undefined,
    abort: () => controller.abort(),
  };
}

async function* messagesOf(
  body: ReadableStream<Uint8Array>,
): AsyncGenerator<Message, undefined> {
  const decoder = new TextDecoder();
  let text = '';
  for await (const chunk of body) {
    text += decoder.decode(chunk, { stream: true });
    const lines = text.split('\n');
    text = lines.pop() ?? '';
    for (const line of lines) {
      if (line.startsWith('data: ')) yield JSON.parse(line.slice(6));
    }
  }
  return undefined;
}
