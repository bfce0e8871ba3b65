/**
 * Lets clients open, use and abandon sessions and streams, again and again, and
 * checks that the server lets go of everything: `node test/soak/run.mjs
 * --cycles 10 --clients 200` takes about a minute, `--cycles 3 --clients 50` a
 * few seconds.
 *
 * Compiles the TypeScript beside it and runs it.
 */
import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('../../', import.meta.url));

/** Below `build/` of the repository, where the package finds itself by name. */
const compiled = spawnSync(
  process.execPath,
  [
    join(root, 'node_modules/typescript/bin/tsc'),
    '-p',
    join(root, 'test/soak'),
  ],
  { stdio: 'inherit' },
);
if (compiled.status !== 0) process.exit(2);

const { status } = spawnSync(
  process.execPath,
  [join(root, 'build/soak/main.js'), ...process.argv.slice(2)],
  { stdio: 'inherit' },
);
process.exitCode = status ?? 1;
