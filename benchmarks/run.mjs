/**
 * What a call costs the server, next to a bare Nest controller that does the
 * same work behind the same enhancers and gives the same answer.
 *
 *   --quick     under a minute; enough to see a change of a tenth
 *   --json      an array of outcomes as the last line of standard output
 *   --fastify   on the Fastify adapter instead of Express
 *   --case X    only the cases whose name contains X
 */
import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { CASES } from './cases.mjs';
import { EFFORTS, measure } from './measure.mjs';
import { printTable } from './report.mjs';
import { startServer } from './server-process.mjs';

const root = fileURLToPath(new URL('../', import.meta.url));
const { values: options } = parseArgs({
  options: {
    quick: { type: 'boolean', default: false },
    json: { type: 'boolean', default: false },
    fastify: { type: 'boolean', default: false },
    case: { type: 'string', default: '' },
  },
});

const cases = CASES.filter(({ name }) => name.includes(options.case));
compileServers();
const servers = new Map();
try {
  const adapter = options.fastify ? 'fastify' : 'express';
  const applications = cases.flatMap(({ measured, reference }) => [
    measured.application,
    reference.application,
  ]);
  for (const application of new Set(applications)) {
    const entry = join(root, 'build/benchmarks/main.js');
    servers.set(application, await startServer(entry, application, adapter));
  }
  const effort = EFFORTS[options.quick ? 'quick' : 'full'];
  const outcomes = await measure(cases, servers, effort);
  if (options.json) console.log(JSON.stringify(outcomes));
  else printTable(outcomes);
} finally {
  for (const server of servers.values()) await server.stop();
}

/** Below `build/` of the repository, where the package finds itself by name. */
function compileServers() {
  const { status } = spawnSync(
    process.execPath,
    [
      join(root, 'node_modules/typescript/bin/tsc'),
      '-p',
      join(root, 'benchmarks'),
    ],
    { stdio: ['ignore', 2, 2] },
  );
  if (status !== 0) process.exit(2);
}
