import { describeCycle } from './report.js';
import { CARELESS, LASTING } from './client/habits.js';
import { openIdle, SESSIONS_PER_CLIENT, visit } from './crowd.js';
import { ServerProcess } from './server-process.js';
import { settledDifferences } from './settled.js';
import { slopeOf } from './slope.js';
import { readOptions } from './soak-options.js';

/** How long a session lasts where some are held until they expire, in milliseconds. */
const SHORT_TTL_MS = 6_000;
const DAY_MS = 24 * 60 * 60 * 1_000;
/** Most bytes a session may take, whether it is open or left behind. */
const MAX_BYTES = 1024;
/** Sessions after which caches are full and functions compiled. */
const WARM_UP = 1_200;
const AT_ONCE = 16;
const MAX_PRINTED = 3;

const { cycles, clients, idle } = readOptions(process.argv.slice(2));
const perCycle = clients * SESSIONS_PER_CLIENT;
const problems = new Set([
  ...(await longSessions()),
  ...(await shortSessions()),
]);
for (const problem of problems) console.error(`✗ ${problem}`);
console.log(`Soak: ${problems.size === 0 ? 'passed' : 'FAILED'}`);
process.exitCode = problems.size === 0 ? 0 : 1;

/**
 * What sessions take that are open and used no more, and whether the server
 * lets go of what is over before they expire.
 *
 * @returns what is wrong
 */
async function longSessions(): Promise<readonly string[]> {
  const server = await ServerProcess.start(DAY_MS);
  const start = await server.census();
  await openIdle(server.url, WARM_UP, AT_ONCE);
  const before = await server.memory();
  const first = await openIdle(server.url, idle, AT_ONCE);
  const bytes = ((await server.memory()) - before) / idle;
  await first.call('greet');
  console.log(`${idle} open sessions: ${bytes.toFixed(0)} bytes each`);
  const failures = await visit(server.url, CARELESS, clients, 0);
  const held = await settledDifferences(server, start);
  await server.stop();
  console.log(describeCycle('Sessions of a day', perCycle, failures, held));
  return [
    ...(bytes > MAX_BYTES
      ? [`An open session takes more than ${MAX_BYTES} bytes.`]
      : []),
    ...failures.slice(0, MAX_PRINTED),
    ...held,
  ];
}

/**
 * Whether a server holds after each cycle what it held before.
 *
 * @returns what is wrong
 */
async function shortSessions(): Promise<readonly string[]> {
  const server = await ServerProcess.start(SHORT_TTL_MS);
  const start = await server.census();
  const found: string[] = [];
  const memory: number[] = [];
  await openIdle(server.url, WARM_UP, AT_ONCE);
  // The one before the first warms up what only such visits use.
  for (let cycle = 0; cycle <= cycles; cycle += 1) {
    const habits = { ...CARELESS, ...LASTING };
    const failures = await visit(server.url, habits, clients, cycle);
    const held = await settledDifferences(server, start);
    const bytes = await server.memory();
    if (cycle > 0) memory.push(bytes);
    const name = cycle === 0 ? 'Warm-up' : `Cycle ${cycle}`;
    console.log(describeCycle(name, perCycle, failures, held, bytes));
    found.push(...failures.slice(0, MAX_PRINTED), ...held);
    // What is not let go once is not let go later: waiting again tells nothing.
    if (held.length > 0) break;
  }
  await server.stop();
  if (memory.length < 2) return found;
  const slope = slopeOf(memory) / perCycle;
  console.log(`${slope.toFixed(0)} bytes more per session left behind`);
  return slope > MAX_BYTES
    ? [...found, `A session left behind takes more than ${MAX_BYTES} bytes.`]
    : found;
}
