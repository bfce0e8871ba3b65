import type { Server, Socket } from 'node:net';

/** How long a connection may take to be used while the server is closing, in milliseconds. */
const PATIENCE_MS = 500;

/**
 * Connections over which nothing has come yet. HTTP clients open some in
 * advance, and a server that is told to close waits for them: they are not idle
 * in its eyes, as nothing has been asked over them.
 */
export class UnusedSockets {
  readonly #open = new Set<Socket>();
  #isClosing = false;

  constructor(server: Server) {
    server.on('connection', (socket: Socket) => {
      this.#open.add(socket);
      socket.once('close', () => this.#open.delete(socket));
      if (this.#isClosing) setTimeout(() => drop(socket), PATIENCE_MS).unref();
    });
  }

  /** Closes them; to be called when the server is about to. */
  close(): void {
    this.#isClosing = true;
    for (const socket of this.#open) drop(socket);
  }
}

function drop(socket: Socket): void {
  if (socket.bytesRead === 0) socket.destroy();
}
