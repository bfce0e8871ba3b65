import { prepareAnswer } from '../load/answers.mjs';
import { MIN_ROUNDS, weighed } from './effort.mjs';
import { isOverBudget, outcomeOf } from './outcome.mjs';
import { Servers } from './servers.mjs';
import { firstAnswer, Side, urlOf } from './side.mjs';

/** Characters of an answer that are shown. */
const SHOWN = 300;

/**
 * Measures cases in rounds, one after the other within a round, so that
 * whatever slows the machine for a while slows them all. Their servers are
 * started for it and stopped at its end.
 *
 * @param {readonly import('../cases/case.mjs').Case[]} cases
 * @param {import('./effort.mjs').Effort} effort
 * @param {(text: string) => void} progress
 * @returns {Promise<import('./outcome.mjs').Outcome[]>}
 */
export async function measureCases(cases, effort, progress) {
  const servers = new Servers();
  try {
    progress('starting the servers');
    for (const benchmark of cases) {
      // Most start while the first are waited for.
      for (const spec of sidesOf(benchmark)) {
        servers.start(spec, benchmark.name);
      }
    }
    const runs = [];
    for (const benchmark of cases) runs.push(await prepare(benchmark, servers));
    progress('warming up');
    for (const { sides, weight } of runs) {
      const amount = weighed(effort.warmUp, weight);
      for (const side of sides) await side.warmUp(amount);
    }
    const endsAt = performance.now() + cases.length * effort.caseMs;
    await repeat(runs, effort.rounds, endsAt, effort, progress);
    const late = runs.filter((run) => isOverBudget(outcomeOf(run)));
    if (late.length > 0) {
      progress(`again: ${late.map(({ name }) => name).join(', ')}`);
      const until = performance.now() + late.length * effort.caseMs;
      await repeat(late, effort.extraRounds, until, effort, progress);
    }
    return runs.map(outcomeOf);
  } finally {
    await servers.stop();
  }
}

/**
 * A case whose servers run.
 *
 * @typedef {object} Run
 * @property {string} name
 * @property {number | undefined} limit
 * @property {number} weight
 * @property {[measured: Side, reference: Side, without?: Side]} sides
 */

/** What takes part in a case. */
function sidesOf({ measured, reference, without }) {
  return [measured, reference, ...(without ? [without] : [])];
}

/** @returns {Promise<Run>} */
async function prepare(benchmark, servers) {
  const { name, limit, request, weight = 1 } = benchmark;
  const check = await checkOf(benchmark, servers);
  const sides = [];
  for (const spec of sidesOf(benchmark)) {
    const server = await servers.of(spec, name);
    sides.push(await Side.open(spec, server, request, check));
  }
  return { name, limit, weight, sides };
}

/**
 * What every answer is checked for. All servers must answer alike, byte for
 * byte: otherwise they are not doing the same work. Peers word their answers
 * differently, and only the text that matters is looked for. Those that refuse
 * are checked for that alone.
 */
async function checkOf(benchmark, servers) {
  const { name, request, marker, measured } = benchmark;
  if (measured.server.stdio) return { marker };
  const answering = sidesOf(benchmark).filter(
    (spec) => !spec.server.worker && !spec.refusal,
  );
  const answers = [];
  for (const spec of answering) {
    const server = await servers.of(spec, name);
    if (spec.prepared) await prepareAnswer(urlOf(spec, server), answers[0]);
    answers.push(await firstAnswer(spec, server, request));
  }
  const alike = answers.every((answer) =>
    marker === undefined ? answer === answers[0] : answer.includes(marker),
  );
  if (!alike) {
    const shown = answers.map((answer) => answer.slice(0, SHOWN));
    throw new Error(
      `${name}: the servers answer differently.\n${shown.join('\n')}`,
    );
  }
  return marker === undefined ? { expected: answers[0] } : { marker };
}

/** Whole rounds, until there are enough or time is up. */
async function repeat(runs, rounds, endsAt, { amount }, progress) {
  for (let round = 0; round < rounds; round += 1) {
    if (round >= MIN_ROUNDS && performance.now() > endsAt) return;
    progress(`round ${round + 1} of at most ${rounds}`);
    for (const { sides, weight } of runs) {
      // Whichever came second last time comes first now.
      const order = round % 2 === 0 ? sides : sides.toReversed();
      for (const side of order) await side.measure(weighed(amount, weight));
    }
  }
}
