import { fork } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';

const START_TIMEOUT_MS = 60_000;
const OWN = fileURLToPath(
  new URL('../../build/benchmarks/main.js', import.meta.url),
);
const PEERS = fileURLToPath(new URL('../peers/main.mjs', import.meta.url));
const CENSUS = new URL('./census.mjs', import.meta.url).href;

/**
 * Which server: an application of `servers/applications.ts`, or one of
 * `peers/main.mjs` where `peer` says so.
 *
 * @typedef {object} ServerSpec
 * @property {string} application
 * @property {boolean} [peer]
 * @property {'express' | 'fastify'} [adapter] default: `express`
 * @property {number} [count] of tools or templates, where it has many; default: 1
 * @property {boolean} [stdio] whether it is served over standard streams
 * @property {boolean} [worker] whether it serves nothing, and does what it does whenever it is told to
 * @property {Readonly<Record<string, string>>} [env] environment variables of its own
 */

/**
 * What a server has used since it was started.
 *
 * @typedef {object} Census
 * @property {number} cpuUs user and system time of all its threads, in µs
 * @property {number} heapBytes what lives on its heap
 * @property {number} rss resident memory, in bytes
 */

/** A server under load, in a process of its own. */
export class ServerProcess {
  /** Where it listens; undefined for one that does not. @type {string} */
  url;
  #child;
  #exited;

  /**
   * @param {ServerSpec} spec
   * @param {readonly string[]} [flags] of Node
   * @returns {Promise<ServerProcess>} once it listens
   */
  static async start(spec, flags = []) {
    const server = new ServerProcess(spec, flags);
    const { url } = await server.#answer();
    server.url = url;
    return server;
  }

  /** @private */
  constructor(spec, flags) {
    const { application, peer, adapter = 'express', count = 1 } = spec;
    const { stdio, env } = spec;
    this.#child = fork(
      peer ? PEERS : OWN,
      [application, adapter, String(count)],
      {
        env: { ...process.env, ...env, NODE_ENV: 'production' },
        execArgv: [...flags, '--import', CENSUS],
        // What a server prints is not for standard output, which may be read by machines.
        stdio: stdio ? ['pipe', 'pipe', 2, 'ipc'] : ['ignore', 2, 2, 'ipc'],
      },
    );
    this.#exited = once(this.#child, 'exit');
  }

  /** Its standard streams, where it is served over them. */
  get streams() {
    const { stdin, stdout } = this.#child;
    return { stdin, stdout };
  }

  /**
   * Has a worker do what it does.
   *
   * @param {number} amount how many times
   * @param {number} inFlight how many are under way at any time
   * @returns {Promise<void>} once all are done
   */
  async work(amount, inFlight) {
    this.#child.send({ amount, inFlight });
    await this.#answer();
  }

  /** @returns {Promise<Census>} */
  census() {
    this.#child.send('census');
    return this.#answer();
  }

  async stop() {
    this.#child.kill('SIGKILL');
    await this.#exited;
  }

  async #answer() {
    const impatience = setTimeout(
      () => this.#child.kill('SIGKILL'),
      START_TIMEOUT_MS,
    );
    try {
      const [message] = await Promise.race([
        once(this.#child, 'message'),
        this.#exited.then(() => {
          throw new Error(`${this.#child.spawnargs.join(' ')} ended.`);
        }),
      ]);
      return message;
    } finally {
      clearTimeout(impatience);
    }
  }
}
