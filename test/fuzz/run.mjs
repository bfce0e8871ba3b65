/**
 * Sends generated requests to a server written with this library and judges
 * every answer: `node test/fuzz/run.mjs --requests 1000000 --seed 1`. With
 * `--first 4711 --requests 1`, one request of an earlier run is sent again;
 * `--http-every 100` sends every hundredth over real HTTP, the others in memory.
 *
 * Compiles the TypeScript beside it, then shares the requests out among as many
 * processes as there are cores, in which garbage can be collected on demand, so
 * that leaks show.
 */
import { spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { availableParallelism } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';

/** A process for less would take longer to start than to send them. */
const WORTH_A_PROCESS = 25_000;

const root = fileURLToPath(new URL('../../', import.meta.url));
const { values } = parseArgs({
  options: {
    requests: { type: 'string', default: '1000000' },
    first: { type: 'string', default: '0' },
    seed: { type: 'string', default: '1' },
    'http-every': { type: 'string', default: '100' },
  },
});
const requests = wholeNumber('requests');
const first = wholeNumber('first');

compile();
const started = performance.now();
const processes = Math.max(
  1,
  Math.min(availableParallelism(), Math.floor(requests / WORTH_A_PROCESS)),
);
const share = Math.ceil(requests / processes);
const codes = await Promise.all(
  Array.from({ length: processes }, (_, index) =>
    send(first + index * share, Math.min(share, requests - index * share)),
  ),
);
const seconds = (performance.now() - started) / 1000;
const failed = codes.some((code) => code !== 0);
console.log(
  `Fuzz: ${requests} requests in ${seconds.toFixed(1)} s, ${failed ? 'FAILED' : 'passed'}`,
);
process.exitCode = failed ? 1 : 0;

/** Below `build/` of the repository, where the package finds itself by name. */
function compile() {
  const { status } = spawnSync(
    process.execPath,
    [
      join(root, 'node_modules/typescript/bin/tsc'),
      '-p',
      join(root, 'test/fuzz'),
    ],
    { stdio: 'inherit' },
  );
  if (status !== 0) process.exit(2);
}

/**
 * @param {number} from number of the first request
 * @param {number} count how many
 * @returns {Promise<number | string>} how the process ended
 */
async function send(from, count) {
  const child = spawn(
    process.execPath,
    [
      '--expose-gc',
      join(root, 'build/fuzz/fuzz/main.js'),
      '--first',
      String(from),
      '--requests',
      String(count),
      '--seed',
      String(wholeNumber('seed')),
      '--http-every',
      String(wholeNumber('http-every')),
    ],
    { stdio: 'inherit' },
  );
  // Those still running are of no use to a run that was broken off.
  const abandon = () => child.kill('SIGKILL');
  process.once('exit', abandon);
  const [code, signal] = await once(child, 'exit');
  process.removeListener('exit', abandon);
  return code ?? signal;
}

/** The number an option was given; ends the process when it is none. */
function wholeNumber(option) {
  const number = Number(values[option]);
  if (Number.isSafeInteger(number) && number >= 0) return number;
  console.error(`--${option} takes a whole number, not "${values[option]}".`);
  process.exit(2);
}
