import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { fileURLToPath } from 'node:url';
import { difference } from './contains.mjs';

const here = (path) => fileURLToPath(new URL(path, import.meta.url));

/** The Inspector needs a newer Node than the library: npm's package of one. */
const NODE = here('node_modules/node/bin/node');
const PROGRAMS = here('node_modules/@modelcontextprotocol/inspector/clients');
const CLI = 'cli/build/index.js';

/** A call takes half a second; a hanging one must not hang what waits for it. */
const TIMEOUT_MS = 30_000;

/** @throws Error when npm has installed the package `node` without its binary */
export function assertInstalled() {
  if (!existsSync(NODE)) {
    throw new Error(
      'The package "node" has no binary: its install script did not run. Try "npm rebuild node" in test/inspector.',
    );
  }
}

/**
 * Runs a program of the Inspector's to its end.
 *
 * @param {string} program its file below `clients/`
 * @param {readonly string[]} args
 * @param {string} home folder it may keep files in
 * @returns {Promise<{ end: number | string, output: string, complaints: string }>} exit code or signal, standard output and standard error
 */
export async function runProgram(program, args, home) {
  const child = spawn(NODE, [join(PROGRAMS, program), ...args], {
    env: {
      ...process.env,
      HOME: home,
      USERPROFILE: home,
      MCP_INSPECTOR_DAEMON_DIR: join(home, 'daemon'),
    },
    stdio: ['ignore', 'pipe', 'pipe'],
    timeout: TIMEOUT_MS,
    killSignal: 'SIGKILL',
  });
  const ended = new Promise((resolve, reject) => {
    child.once('error', reject);
    child.once('close', (code, signal) => resolve(code ?? signal));
  });
  const [end, output, complaints] = await Promise.all([
    ended,
    text(child.stdout),
    text(child.stderr),
  ]);
  return { end, output, complaints };
}

/**
 * Has the Inspector connect to a server and call one method.
 *
 * @param {object} call
 * @param {readonly string[]} call.server options or command that name the server
 * @param {import('./checks.mjs').Era} call.era
 * @param {import('./checks.mjs').Check} call.check
 * @param {string} call.home folder the Inspector may keep files in
 * @returns {Promise<string | undefined>} what is wrong, nothing when the answer is right
 */
export async function problemOf({ server, era, check, home }) {
  const { end, output, complaints } = await runProgram(
    CLI,
    [
      ...server,
      '--method',
      check.method,
      ...(check.args ?? []),
      '--protocol-era',
      era,
      '--format',
      'json',
      '--stored-auth-only',
    ],
    home,
  );
  if (end !== 0 || output === '') {
    return `ended with ${end}\n${output}${complaints}`;
  }
  return judge(output, check.result(era));
}

/**
 * @param {string} output one JSON object
 * @param {unknown} expected
 * @returns {string | undefined}
 */
function judge(output, expected) {
  const { result, schemaFindings } = JSON.parse(output);
  // Warnings do not change the exit code, but a server of ours deserves none.
  if (schemaFindings) return JSON.stringify(schemaFindings, undefined, 2);
  const found = difference(result, expected);
  return found && `${found}\n${output}`;
}
