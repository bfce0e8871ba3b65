import { ServerProcess } from '../load/server-process.mjs';

/** Servers that run at the same time; those without load cost nothing. */
export class Servers {
  /** @type {Map<string, Promise<ServerProcess>>} */
  #running = new Map();

  /**
   * Starts the server of a side, unless it has been, without waiting for it.
   *
   * @param {import('./side.mjs').SideSpec} spec
   * @param {string} owner see `of()`
   */
  start(spec, owner) {
    // Who asks for it is told what went wrong.
    this.of(spec, owner).catch(() => {});
  }

  /**
   * The server of a side, started the first time it is asked for.
   *
   * @param {import('./side.mjs').SideSpec} spec
   * @param {string} owner of a server that answers with what it was given: it cannot be shared
   * @returns {Promise<ServerProcess>}
   */
  of({ server, prepared }, owner) {
    const key = JSON.stringify([server, prepared ? owner : '']);
    let running = this.#running.get(key);
    if (!running) {
      running = ServerProcess.start(server);
      this.#running.set(key, running);
    }
    return running;
  }

  async stop() {
    for (const running of this.#running.values()) {
      await running.then((server) => server.stop()).catch(() => {});
    }
    this.#running.clear();
  }
}
