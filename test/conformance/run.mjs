/**
 * Runs the official conformance suite against the server in `server/`, over
 * HTTP, on each platform: what either revision requires, then every scenario
 * there is. Ends with the suite's verdict.
 *
 * `--verbose` prints all the suite says, not only its summary.
 */
import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { runSuite } from './suite.mjs';
import { startServer } from './server-process.mjs';

const PLATFORMS = ['express', 'fastify'];
const SELECTIONS = [
  ['--requirements', '2025-11-25'],
  ['--requirements', '2026-07-28'],
  ['--suite', 'all'],
];
const root = fileURLToPath(new URL('../../', import.meta.url));
const verbose = process.argv.includes('--verbose');

compileServer();
const problems = [];
for (const platform of PLATFORMS) {
  problems.push(...(await examine(platform)));
}
for (const problem of problems) console.error(problem);
const failed = problems.length > 0;
console.log(failed ? '\nConformance: FAILED' : '\nConformance: passed');
process.exitCode = failed ? 1 : 0;

/**
 * @param {string} platform
 * @returns {Promise<string[]>} what is wrong there
 */
async function examine(platform) {
  const server = await startServer(
    join(root, 'build/conformance/main.js'),
    platform,
  );
  const found = [];
  try {
    for (const selection of SELECTIONS) {
      const title = `${selection.join(' ')} on ${platform}`;
      console.log(`\nMCP conformance, ${title}`);
      const problems = await runSuite(server.url, selection, verbose);
      found.push(...problems.map((problem) => `${title}: ${problem}`));
    }
  } finally {
    await server.stop();
  }
  return found;
}

/** Below `build/` of the repository, where the package finds itself by name. */
function compileServer() {
  const { status } = spawnSync(
    process.execPath,
    [
      join(root, 'node_modules/typescript/bin/tsc'),
      '-p',
      join(root, 'test/conformance'),
    ],
    { stdio: 'inherit' },
  );
  if (status !== 0) process.exit(2);
}
