import { setTimeout as sleep } from 'node:timers/promises';
import { type EventReader, SessionClient } from './session-client.js';

/** How long a client waits before it asks anew for a stream it has lost, in milliseconds. */
const RETRY_MS = 100;

/** The own stream of a session, which is opened again, after the last event, each time it is lost. */
export class SessionListener {
  /** All responses the stream was carried by, the first one first. */
  readonly readers: EventReader[] = [];
  readonly #client: SessionClient;
  #closed = false;

  private constructor(
    private readonly url: string,
    session: string,
  ) {
    this.#client = SessionClient.of(session);
  }

  /** Opens one; resolves when the server has begun it. */
  static async open(url: string, session: string): Promise<SessionListener> {
    const listener = new SessionListener(url, session);
    await listener.#reopen();
    return listener;
  }

  /** Whether a replica took a response of it down. */
  get isBroken(): boolean {
    return this.readers.length > 1;
  }

  /** Whether a response carries it at the moment. */
  get isOpen(): boolean {
    return this.readers.at(-1)?.isOpen ?? false;
  }

  /** How often it was told of a resource, each event counted once though it was sent again. */
  told(uri: string): number {
    const events = new Map(this.readers.flatMap((one) => one.events));
    const of = [...events.values()].filter(({ params }) => params.uri === uri);
    return of.length;
  }

  /** Whether no response of it brought an event twice. */
  get hasDoubles(): boolean {
    return this.readers.some(
      ({ events }) => new Map(events).size < events.length,
    );
  }

  close(): void {
    this.#closed = true;
    for (const reader of this.readers) reader.drop();
  }

  async #reopen(): Promise<void> {
    while (!this.#closed) {
      const lastId = this.readers.at(-1)?.lastId;
      const reader = await this.#client
        .listen(this.url, lastId)
        .catch(() => undefined);
      if (reader?.status === 200) {
        this.readers.push(reader);
        void reader.ended.then(() => this.#reopen());
        return;
      }
      await sleep(RETRY_MS);
    }
  }
}
