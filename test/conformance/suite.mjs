import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';

const here = (path) => fileURLToPath(new URL(path, import.meta.url));
const CLI = here(
  'node_modules/@modelcontextprotocol/conformance/dist/index.js',
);
const SUMMARY = '=== SUMMARY ===';

/** Both sets take seconds; a hanging suite must not hang what waits for it. */
const TIMEOUT_MS = 5 * 60_000;

/** The first Node whose `fs` has all the suite imports. */
const NODE_WITHOUT_SHIM = 22;

/**
 * Runs the server scenarios a revision requires, printing the suite's summary.
 *
 * @param {string} url endpoint of the running server
 * @param {string} revision of the protocol; names the baseline file too
 * @param {boolean} verbose print everything, not only the summary
 * @returns {Promise<string[]>} why the run failed, empty when it passed
 */
export async function runSuite(url, revision, verbose) {
  const baseline = here(`baseline-${revision}.yml`);
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
      '--requirements',
      revision,
      '--expected-failures',
      baseline,
    ],
    { stdio: ['ignore', 'pipe', 'inherit'], timeout: TIMEOUT_MS },
  );
  const exited = once(suite, 'exit');
  const failing = await printSummary(suite.stdout, verbose);
  const [code, signal] = await exited;
  const unexpected = unlisted(failing, baseline).map(
    (id) => `${id} fails and is not in the baseline of ${revision}.`,
  );
  return code === 0
    ? unexpected
    : [
        `The suite ended with ${code ?? signal} for ${revision}.`,
        ...unexpected,
      ];
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
 * @param {string} baseline
 */
function unlisted(failing, baseline) {
  const listed = new Set(
    [...readFileSync(baseline, 'utf8').matchAll(/^ {2}- ([^\s:]+)/gm)].map(
      ([, id]) => id,
    ),
  );
  return failing.filter((id) => !listed.has(id));
}
