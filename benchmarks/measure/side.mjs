import { answerOf, inSessions } from '../load/answers.mjs';
import { sendLoad } from '../load/http-load.mjs';
import { sendLines } from '../load/stdio-load.mjs';
import { demandWork } from '../load/work.mjs';

/** Connections a server is called over at the same time. */
export const CONNECTIONS = 10;
const BYTES_PER_MB = 1024 * 1024;

/**
 * A server and what is sent to it.
 *
 * @typedef {object} SideSpec
 * @property {import('../load/server-process.mjs').ServerSpec} server
 * @property {string} [path] of the endpoint
 * @property {number} [sessions] how many are opened, for the requests to belong to in turn; never two at a time to the same
 * @property {number} [connections] default: 10
 * @property {boolean} [prepared] whether the server answers with what the other side of the case answered
 * @property {import('../cases/requests.mjs').Request} [request] what is sent to it, where it is not what is sent to the others
 * @property {{ status: number, marker: string }} [refusal] how that is refused, where it is: the status, and text of the answer
 */

/**
 * What a request costs a server. CPU time is the minimum over the rounds, as
 * noise only ever adds to it; the others are of the round with the best rate.
 *
 * @typedef {object} Figures
 * @property {number} cpuUs CPU time of the server process per request, in µs
 * @property {number} rps requests per second
 * @property {number} p50Ms time half of the responses took
 * @property {number} p99Ms
 * @property {number} rssMb resident memory of the server afterwards
 */

/** One of the servers that are measured in turn. */
export class Side {
  /** @type {Figures} */
  figures = { cpuUs: Infinity, rps: 0, p50Ms: 0, p99Ms: 0, rssMb: 0 };
  #server;
  #send;

  /** @private */
  constructor(server, send) {
    this.#server = server;
    this.#send = send;
  }

  /**
   * @param {SideSpec} spec
   * @param {import('../load/server-process.mjs').ServerProcess} server
   * @param {import('../cases/requests.mjs').Request} usual what is sent to the sides of the case
   * @param {{ expected?: string, marker?: string }} check of every answer
   * @returns {Promise<Side>}
   */
  static async open(spec, server, usual, check) {
    const { connections = CONNECTIONS, sessions, request = usual } = spec;
    if (spec.server.worker) {
      return new Side(server, (amount) =>
        demandWork(server, amount, connections),
      );
    }
    if (spec.server.stdio) {
      const { body } = request;
      return new Side(server, (amount) =>
        sendLines(server.streams, body, check.marker, amount, connections),
      );
    }
    const url = urlOf(spec, server);
    const requests = sessions
      ? await inSessions(url, request, sessions)
      : [request];
    const load = {
      url,
      requests,
      connections: Math.min(connections, sessions ?? Infinity),
      ...(spec.refusal ?? check),
    };
    return new Side(server, (amount) => sendLoad(load, amount));
  }

  /** @param {number} amount of requests before anything is measured */
  async warmUp(amount) {
    await this.#send(amount);
  }

  /** @param {number} amount of requests whose cost is taken */
  async measure(amount) {
    const before = await this.#server.census();
    const pace = await this.#send(amount);
    const { cpuUs, rss } = await this.#server.census();
    const best = pace.rps > this.figures.rps ? pace : this.figures;
    this.figures = {
      rps: best.rps,
      p50Ms: best.p50Ms,
      p99Ms: best.p99Ms,
      cpuUs: Math.min(this.figures.cpuUs, (cpuUs - before.cpuUs) / amount),
      rssMb: rss / BYTES_PER_MB,
    };
  }
}

/**
 * What a server answers to the request of a case, before it is measured.
 *
 * @param {SideSpec} spec
 * @param {import('../load/server-process.mjs').ServerProcess} server
 * @param {import('../cases/requests.mjs').Request} usual what is sent to the sides of the case
 * @returns {Promise<string>}
 */
export async function firstAnswer(spec, server, usual) {
  const url = urlOf(spec, server);
  const { request = usual } = spec;
  const [own] = spec.sessions ? await inSessions(url, request, 1) : [request];
  return answerOf(url, own);
}

/**
 * The endpoint of a side.
 *
 * @param {SideSpec} spec
 * @param {import('../load/server-process.mjs').ServerProcess} server
 */
export function urlOf({ path = '/mcp' }, server) {
  return server.url + path;
}
