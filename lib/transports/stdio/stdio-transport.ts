import type { Readable } from 'node:stream';
import { ProtocolFault } from '../../errors/protocol-fault.js';
import type { McpConnection } from '../connection/mcp-connection.js';
import type { MessageSink } from '../connection/message-sink.js';
import { HeldInput } from './held-input.js';
import { ignoreErrors } from './ignore-errors.js';
import { type Line, LineReader } from './line-reader.js';
import type { LineWriter } from './line-writer.js';

/** Largest message by default, in bytes: 4 MiB, as over HTTP. */
export const DEFAULT_MAX_MESSAGE_SIZE = 4 * 1024 * 1024;

/** How long running calls may go on by default, in milliseconds. */
export const DEFAULT_GRACE_MS = 5_000;

/** By what a stream says that nothing more will come. */
const ENDINGS = ['end', 'close', 'error'] as const;

/** What a connection over standard streams is made of. */
export interface StdioTransportInit {
  readonly input: Readable;
  readonly output: LineWriter;
  /** Opens the connection behind the streams. */
  readonly connect: (sink: MessageSink) => McpConnection;
  /** Most bytes of a message, and of what waits for a client that does not read. */
  readonly maxMessageSize: number;
  /** How long running calls may go on after the client has closed its end, in milliseconds. */
  readonly graceMs: number;
}

/**
 * The protocol over standard streams, both eras: a message a line
 * (2026-07-28, stdio). While the client does not take what it is sent, nothing
 * more is answered: what it sends waits, until there is no room and nothing
 * more is read. Ends when the client closes its end, or reads no more.
 */
export class StdioTransport {
  readonly #connection: McpConnection;
  readonly #lines: LineReader;
  readonly #held: HeldInput;
  readonly #hurry = new AbortController();
  #reading = true;
  #waiting = false;

  constructor(private readonly init: StdioTransportInit) {
    const { input, output, connect, maxMessageSize } = init;
    this.#lines = new LineReader(maxMessageSize);
    this.#held = new HeldInput(maxMessageSize);
    this.#connection = connect(output);
    void this.closed.then(() => this.#stopReading());
    output.onBroken(() => this.close());
    // Without a listener, an error after the end would end the process.
    ignoreErrors(input);
    // Resumed by hand: whoever had it before us may have left it paused.
    input.on('data', this.#take).resume();
    for (const event of ENDINGS) input.on(event, this.#ended);
    // Whoever has read it before us may have met its end.
    if (input.readableEnded || input.destroyed) setImmediate(this.#ended);
  }

  /** Resolves when the connection is closed and nothing runs for it any more. */
  get closed(): Promise<void> {
    return this.#connection.closed;
  }

  /**
   * Reads no more, and closes once running calls are answered: when the grace
   * time has passed at the latest, or at once when asked a second time.
   */
  async end(): Promise<void> {
    if (!this.#reading) {
      this.#hurry.abort();
      return this.closed;
    }
    this.#stopReading();
    await Promise.race([this.#connection.idle(), this.#graceOver()]);
    this.close();
  }

  /** Closes at once: running handlers are told to stop. */
  close(): void {
    this.#connection.close();
  }

  readonly #take = (chunk: unknown): void => {
    const bytes = Buffer.isBuffer(chunk) ? chunk : Buffer.from(String(chunk));
    if (!this.#waiting) {
      this.#process(bytes);
      return;
    }
    this.#held.push(bytes);
    if (this.#held.full) this.init.input.pause();
  };

  #process(bytes: Buffer): void {
    for (const line of this.#lines.push(bytes)) this.#receive(line);
    const { output } = this.init;
    if (!output.full) return;
    this.#waiting = true;
    output.onDrain(this.#drained);
  }

  readonly #drained = (): void => {
    this.#waiting = false;
    while (!this.#waiting) {
      const bytes = this.#held.shift();
      if (!bytes) break;
      this.#process(bytes);
    }
    if (this.#reading && !this.#held.full) this.init.input.resume();
  };

  readonly #ended = (): void => {
    if (!this.#reading) return;
    // Its client waits for the answers, or is gone and will not know.
    for (let bytes = this.#held.shift(); bytes; bytes = this.#held.shift()) {
      for (const line of this.#lines.push(bytes)) this.#receive(line);
    }
    for (const line of this.#lines.end()) this.#receive(line);
    void this.end();
  };

  #receive(line: Line): void {
    switch (line.kind) {
      case 'text':
        this.#connection.receive(line.text);
        break;
      case 'too-large':
        this.#connection.refuse(tooLarge(this.init.maxMessageSize));
        break;
      case 'malformed':
        this.#connection.refuse(malformed());
    }
  }

  #stopReading(): void {
    if (!this.#reading) return;
    this.#reading = false;
    const { input } = this.init;
    input.off('data', this.#take).pause();
    for (const event of ENDINGS) input.off(event, this.#ended);
    this.#held.clear();
  }

  async #graceOver(): Promise<void> {
    await new Promise<void>((resolve) => {
      const timer = setTimeout(resolve, this.init.graceMs);
      const done = () => {
        clearTimeout(timer);
        resolve();
      };
      this.#hurry.signal.addEventListener('abort', done, { once: true });
      void this.closed.then(done);
    });
  }
}

function tooLarge(maxSize: number): ProtocolFault {
  return new ProtocolFault(
    'too-large',
    `The message is larger than ${maxSize} bytes.`,
  );
}

function malformed(): ProtocolFault {
  return new ProtocolFault('parse', 'The message is not valid UTF-8.');
}
