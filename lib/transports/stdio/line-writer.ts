import type { Writable } from 'node:stream';
import type { MessageSink } from '../connection/message-sink.js';
import { ignoreErrors } from './ignore-errors.js';

/** How long a client may take to read the last of what it was sent, in milliseconds. */
export const FLUSH_MS = 1_000;

/** Writes messages to a stream, a line each. */
export class LineWriter implements MessageSink {
  #broken = false;
  #drainListeners: (() => void)[] = [];
  #brokenListeners: (() => void)[] = [];

  /**
   * @param stream where messages go
   * @param write writes to it; for a stream whose own `write` goes elsewhere
   */
  constructor(
    private readonly stream: Writable,
    private readonly write: Writable['write'] = stream.write.bind(stream),
  ) {
    // Without a listener, an error after the release would end the process.
    ignoreErrors(stream);
    stream.on('error', this.#break).on('drain', this.#drain);
  }

  get backlog(): number {
    return this.stream.writableLength;
  }

  /** Whether the client has been sent more than it takes at once. */
  get full(): boolean {
    return this.stream.writableNeedDrain;
  }

  send(json: string): void {
    if (!this.#broken) this.write(`${json}\n`);
  }

  /** Calls the listener once the client has taken everything it was sent. */
  onDrain(listener: () => void): void {
    this.#drainListeners.push(listener);
  }

  /** Calls the listener when the client reads no more. */
  onBroken(listener: () => void): void {
    this.#brokenListeners.push(listener);
  }

  /** Resolves when everything has been handed to the client or cannot be, after `FLUSH_MS` at the latest. */
  async flushed(): Promise<void> {
    if (this.#broken || this.stream.destroyed) return;
    await new Promise<void>((resolve) => {
      const timer = setTimeout(resolve, FLUSH_MS);
      this.write('', () => {
        clearTimeout(timer);
        resolve();
      });
    });
  }

  /** Lets go of the stream: nobody is told of it any more. */
  release(): void {
    this.stream.off('error', this.#break).off('drain', this.#drain);
  }

  readonly #break = (): void => {
    this.#broken = true;
    for (const listener of this.#brokenListeners.splice(0)) listener();
  };

  readonly #drain = (): void => {
    for (const listener of this.#drainListeners.splice(0)) listener();
  };
}
