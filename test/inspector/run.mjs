/**
 * Has the MCP Inspector's command lines examine built samples, over HTTP and
 * stdio, in both eras: every call must end with 0 and answer what is expected.
 * Where a sample asks its user, `mcpdo` is the user.
 *
 * `--sample <folder>` examines that one only.
 */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { assertInstalled, problemOf } from './inspector.mjs';
import { Mcpdo } from './mcpdo.mjs';
import { startSample } from './sample-server.mjs';
import { hold } from './talks.mjs';
import { TARGETS } from './targets.mjs';

/** The Inspector's own start takes most of a call. */
const AT_ONCE = 2;
const ERAS = ['legacy', 'modern'];

const { values } = parseArgs({ options: { sample: { type: 'string' } } });
const targets = TARGETS.filter(
  ({ sample }) => sample === (values.sample ?? sample),
);
if (targets.length === 0) {
  console.error(
    `No such sample: ${values.sample}. There are ${TARGETS.map(({ sample }) => sample).join(', ')}.`,
  );
  process.exit(2);
}

assertInstalled();
const home = mkdtempSync(join(tmpdir(), 'nest-fastmcp-inspector-'));
const mcpdo = new Mcpdo(home);
let passed = 0;
let failed = 0;
try {
  for (const target of targets) await examine(target);
} finally {
  if (targets.some(({ talks }) => talks)) await mcpdo.stop();
  // What its daemon still writes may be in the way for a moment.
  rmSync(home, { recursive: true, force: true, maxRetries: 10 });
}
console.log(`\nInspector: ${passed} checks passed, ${failed} failed`);
process.exitCode = failed === 0 && passed > 0 ? 0 : 1;

/** @param {import('./targets.mjs').Target} target */
async function examine({
  sample,
  entries,
  headers = [],
  sse = false,
  checks,
  talks = [],
}) {
  const path = (entry) =>
    fileURLToPath(
      new URL(`../../build/sample/${sample}/${entry}`, import.meta.url),
    );
  if (entries.http) {
    const server = await startSample(path(entries.http));
    try {
      const sent =
        typeof headers === 'function' ? await headers(server.url) : headers;
      const at = [
        '--transport',
        'http',
        '--server-url',
        server.url,
        ...sent.flatMap((header) => ['--header', header]),
      ];
      await runAll(`${sample} http`, at, checks);
      await talkInEach(ERAS, `${sample} http`, [server.url], talks);
      if (sse) {
        const old = ['--transport', 'sse', new URL('/sse', server.url).href];
        await talkInEach(['legacy'], `${sample} sse`, old, talks);
      }
    } finally {
      await server.stop();
    }
  }
  if (entries.stdio) {
    const command = [process.execPath, path(entries.stdio)];
    await runAll(`${sample} stdio`, command, checks);
    const started = ['--transport', 'stdio', '--', ...command];
    await talkInEach(ERAS, `${sample} stdio`, started, talks);
  }
}

/**
 * @param {string} where for the report
 * @param {readonly string[]} server options or command that name the server
 * @param {readonly import('./checks.mjs').Check[]} checks
 */
async function runAll(where, server, checks) {
  const waiting = ERAS.flatMap((era) =>
    checks.map((check) => ({ era, check })),
  );
  const worker = async () => {
    for (let next = waiting.shift(); next; next = waiting.shift()) {
      const { era, check } = next;
      const label = [where, era, check.method, ...(check.args ?? [])].join(' ');
      await report(label, () => problemOf({ server, era, check, home }));
    }
  };
  await Promise.all(Array.from({ length: AT_ONCE }, worker));
}

/**
 * @param {readonly import('./checks.mjs').Era[]} eras
 * @param {string} where for the report
 * @param {readonly string[]} target what `mcpdo connect` takes
 * @param {readonly import('./talks.mjs').TalkAfter[]} talks
 */
async function talkInEach(eras, where, target, talks) {
  for (const era of talks.length > 0 ? eras : []) {
    let about = 'connect';
    await report(`${where} ${era} mcpdo`, async () => {
      try {
        const name = await mcpdo.connect(era, target);
        let before;
        for (const after of talks) {
          const talk = after(before);
          ({ about } = talk);
          before = await hold(mcpdo, { name, era }, talk);
        }
      } catch (error) {
        return `${about}: ${error.message}`;
      }
    });
  }
}

/**
 * @param {string} label
 * @param {() => Promise<string | undefined>} examination says what is wrong
 */
async function report(label, examination) {
  const started = performance.now();
  const problem = await examination();
  const seconds = ((performance.now() - started) / 1000).toFixed(1);
  if (problem) failed += 1;
  else passed += 1;
  console.log(`${problem ? '✗' : '✓'} ${label} (${seconds} s)`);
  if (problem) console.error(problem);
}
