import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';

const here = (path) => fileURLToPath(new URL(path, import.meta.url));
const CLI = here(
  'node_modules/@modelcontextprotocol/conformance/dist/index.js',
);
const BASELINE = here('baseline.yml');
const SUMMARY = '=== SUMMARY ===';

/** A run takes seconds; a hanging suite must not hang what waits for it. */
const TIMEOUT_MS = 5 * 60_000;

/** The first Node whose `fs` has all the suite imports. */
const NODE_WITHOUT_SHIM = 22;

/**
 * Runs some of the server scenarios, printing the suite's summary.
 *
 * @param {string} url endpoint of the running server
 * @param {readonly string[]} selection options of the suite's that choose scenarios
 * @param {boolean} verbose print everything, not only the summary
 * @returns {Promise<string[]>} why the run failed, empty when it passed
 */
export async function runSuite(url, selection, verbose) {
  const major = Number(process.versions.node.split('.')[0]);
  const shim =
    major < NODE_WITHOUT_SHIM
      ? ['--import', new URL('node20-shim.mjs', import.meta.url).href]
      : [];
  const suite = spawn(
    process.execPath,
    [
      ...shim,
      CLI,
      'server',
      '--url',
      url,
      ...selection,
      '--expected-failures',
      BASELINE,
    ],
    { stdio: ['ignore', 'pipe', 'inherit'], timeout: TIMEOUT_MS },
  );
  const exited = once(suite, 'exit');
  const failing = await printSummary(suite.stdout, verbose);
  const [code, signal] = await exited;
  const unexpected = unlisted(failing).map(
    (id) => `${id} fails and is not in the baseline.`,
  );
  return code === 0
    ? unexpected
    : [`The suite ended with ${code ?? signal}.`, ...unexpected];
}

/**
 * @param {import('node:stream').Readable} output
 * @param {boolean} verbose
 * @returns {Promise<string[]>} ids of failing scenarios, scored or not
 */
async function printSummary(output, verbose) {
  const failing = [];
  let summing = verbose;
  for await (const line of createInterface({ input: output })) {
    summing ||= line.includes(SUMMARY);
    if (summing) console.log(line);
    const [, id] = /^✗ ([^\s:]+):/.exec(line) ?? [];
    if (id) failing.push(id);
  }
  return failing;
}

/**
 * The suite judges only what a revision scores; scenarios it merely runs must
 * be listed just the same.
 *
 * @param {string[]} failing
 */
function unlisted(failing) {
  const listed = new Set(
    [...readFileSync(BASELINE, 'utf8').matchAll(/^ {2}- ([^\s:]+)/gm)].map(
      ([, id]) => id,
    ),
  );
  return failing.filter((id) => !listed.has(id));
}
