/**
 * Runs both requirement sets of the official conformance suite against the
 * server in `server/`, over HTTP, and ends with the suite's verdict.
 *
 * `--verbose` prints all the suite says, not only its summary.
 */
import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { runSuite } from './suite.mjs';
import { startServer } from './server-process.mjs';

const REVISIONS = ['2025-11-25', '2026-07-28'];
const root = fileURLToPath(new URL('../../', import.meta.url));
const verbose = process.argv.includes('--verbose');

compileServer();
const server = await startServer(join(root, 'build/conformance/main.js'));
let failed = false;
try {
  for (const revision of REVISIONS) {
    console.log(`\nMCP conformance, server requirements of ${revision}`);
    const problems = await runSuite(server.url, revision, verbose);
    for (const problem of problems) console.error(problem);
    failed ||= problems.length > 0;
  }
} finally {
  await server.stop();
}
console.log(failed ? '\nConformance: FAILED' : '\nConformance: passed');
process.exitCode = failed ? 1 : 0;

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
