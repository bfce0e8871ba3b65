import type { ServerResponse } from 'node:http';
import type { HttpStream } from './http-call.js';

/** The open body of a Node response. */
export class NodeStream implements HttpStream {
  constructor(private readonly response: ServerResponse) {}

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
    this.response.end();
  }
}

/** `compression` collects what is written until told to let go. */
function flush(response: object): void {
  if ('flush' in response && typeof response.flush === 'function') {
    response.flush();
  }
}
