/**
 * What a call costs the server, next to a bare Nest controller that does the
 * same work behind the same enhancers and gives the same answer.
 *
 *   --quick     what must hold, in under a minute; fails when it does not
 *   --json      an array of outcomes as the last line of standard output
 *   --case X    only the cases whose name contains X
 *
 * Without `--quick` and `--case`, everything is measured, in about a quarter of
 * an hour, and the results are written. `--case` never writes.
 */
import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { isOverBudget } from './measure/outcome.mjs';
import { terminalTable } from './report/table.mjs';

const root = fileURLToPath(new URL('../', import.meta.url));
const startedAt = performance.now();
const { values: options } = parseArgs({
  options: {
    quick: { type: 'boolean', default: false },
    json: { type: 'boolean', default: false },
    case: { type: 'string', default: '' },
  },
});

// Below `build/` of the repository, where the package finds itself by name.
runScript('node_modules/typescript/bin/tsc', '-p', 'benchmarks');
if (!options.quick) runScript('scripts/install-locked.mjs', 'benchmarks/peers');

// Only now: what they import may have been installed just before.
const { measureAll } = await import('./measure/all.mjs');
const { writeResults } = await import('./report/results.mjs');

const results = await measureAll(options, progress);
const { outcomes } = results;
if (outcomes.length > 0) console.log(terminalTable(outcomes));
for (const { name, lines } of results.curves) {
  console.log(`${name}: ${JSON.stringify(lines)}`);
}
if (!options.quick && options.case === '') await writeResults(results);
const failed = options.quick ? outcomes.filter(isOverBudget) : [];
for (const { case: name, ratio, limit } of failed) {
  console.error(
    `${name} costs ${ratio} × its reference; it may cost ${limit} ×.`,
  );
}
if (options.json) console.log(JSON.stringify(outcomes));
if (failed.length > 0) process.exitCode = 1;

/** Standard output stays free for what is read from it. */
function progress(text) {
  const seconds = Math.round((performance.now() - startedAt) / 1000);
  process.stderr.write(`${String(seconds).padStart(4)} s  ${text}\n`);
}

function runScript(script, ...argumentsOfIt) {
  const { status } = spawnSync(
    process.execPath,
    [join(root, script), ...argumentsOfIt],
    { cwd: root, stdio: ['ignore', 2, 2] },
  );
  if (status !== 0) process.exit(2);
}
