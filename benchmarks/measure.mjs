import { commonAnswer, inSession, sendLoad } from './load.mjs';

/**
 * How much work goes into a run.
 *
 * @typedef {object} Effort
 * @property {number} warmUp requests before anything is measured, for each server of a case
 * @property {number} rounds
 * @property {number} amount requests of a round
 * @property {number} budgetMs after which no further round begins
 */

/**
 * Many short rounds rather than few long ones: the more there are, the likelier
 * that each server had one of them to itself.
 *
 * @type {Record<'quick' | 'full', Effort>}
 */
export const EFFORTS = {
  quick: { warmUp: 4_000, rounds: 15, amount: 1_500, budgetMs: 25_000 },
  full: { warmUp: 20_000, rounds: 40, amount: 3_000, budgetMs: 300_000 },
};

/**
 * What a case costs. CPU time is the minimum over the rounds: noise only ever
 * adds to it.
 *
 * @typedef {object} Outcome
 * @property {string} case
 * @property {number} cpuUs CPU of the server process per request, in µs
 * @property {number} ceilingCpuUs what it may be
 * @property {number} ratio to the reference
 * @property {number} rps of the best round; depends on what else the machine does
 */

/**
 * Measures all cases in rounds, one after the other within a round, so that
 * whatever slows the machine for a while slows them all.
 *
 * @param {readonly import('./cases.mjs').Case[]} cases
 * @param {ReadonlyMap<string, import('./server-process.mjs').ServerProcess>} servers by application
 * @param {Effort} effort
 * @returns {Promise<Outcome[]>}
 */
export async function measure(cases, servers, effort) {
  const runs = [];
  for (const benchmark of cases) runs.push(await prepare(benchmark, servers));
  for (const { sides, request, expected } of runs) {
    for (const { url } of sides) {
      await sendLoad(url, request, effort.warmUp, expected);
    }
  }
  const endsAt = performance.now() + effort.budgetMs;
  for (let round = 0; round < effort.rounds; round += 1) {
    if (round > 0 && performance.now() > endsAt) break;
    for (const run of runs) {
      // Whichever came second last time comes first now.
      const order = round % 2 === 0 ? run.sides : run.sides.toReversed();
      for (const side of order) await measureSide(side, run, effort.amount);
    }
  }
  return runs.map(outcomeOf);
}

/**
 * One of the two servers of a case, and the best seen of it.
 *
 * @typedef {{ server: import('./server-process.mjs').ServerProcess, url: string, cpuUs: number, rps: number }} Side
 * @typedef {{ name: string, ceiling: number, sides: [measured: Side, reference: Side], request: import('./cases.mjs').Request, expected: string }} Run
 */

/**
 * @param {import('./cases.mjs').Case} benchmark
 * @param {ReadonlyMap<string, import('./server-process.mjs').ServerProcess>} servers
 * @returns {Promise<Run>}
 */
async function prepare(benchmark, servers) {
  const { name, measured, reference, ceiling, session } = benchmark;
  const sides = [measured, reference].map(({ application, path }) => {
    const server = servers.get(application);
    return { server, url: server.url + path, cpuUs: Infinity, rps: 0 };
  });
  const [{ url }, { url: referenceUrl }] = sides;
  const request = session
    ? await inSession(benchmark.request, url)
    : benchmark.request;
  const expected = await commonAnswer(name, request, url, referenceUrl);
  return { name, ceiling, sides, request, expected };
}

/**
 * @param {Side} side
 * @param {Run} run
 * @param {number} amount
 */
async function measureSide(side, { request, expected }, amount) {
  const before = await side.server.cpuUs();
  const rps = await sendLoad(side.url, request, amount, expected);
  const used = (await side.server.cpuUs()) - before;
  side.cpuUs = Math.min(side.cpuUs, used / amount);
  side.rps = Math.max(side.rps, rps);
}

/**
 * @param {Run} run
 * @returns {Outcome}
 */
function outcomeOf({ name, ceiling, sides: [measured, reference] }) {
  return {
    case: name,
    cpuUs: rounded(measured.cpuUs, 1),
    ceilingCpuUs: rounded(reference.cpuUs * ceiling, 1),
    ratio: rounded(measured.cpuUs / reference.cpuUs, 3),
    rps: Math.round(measured.rps),
  };
}

/**
 * @param {number} value
 * @param {number} digits
 */
function rounded(value, digits) {
  return Number(value.toFixed(digits));
}
