import type { ServerResponse } from 'node:http';
import type { HttpStream } from './http-call.js';

/** How long a client may take nothing of a response that is over, in milliseconds. */
const STALLED_MS = 10_000;

/** The open body of a Node response. */
export class NodeStream implements HttpStream {
  /** @param stalledMs how long a client may take nothing of it once it is over */
  constructor(
    private readonly response: ServerResponse,
    private readonly stalledMs = STALLED_MS,
  ) {}

  get backlog(): number {
    return this.response.writableLength;
  }

  write(text: string): void {
    if (!this.response.writableEnded && !this.response.destroyed) {
      this.response.write(text);
      flush(this.response);
    }
  }

  end(): void {
    const { response } = this;
    response.end();
    // A client that reads no more would hold what waits for it for good.
    if (response.writableLength > 0) {
      response.setTimeout(this.stalledMs, () => response.destroy());
    }
  }
}

/** `compression` collects what is written until told to let go. */
function flush(response: object): void {
  if ('flush' in response && typeof response.flush === 'function') {
    response.flush();
  }
}
