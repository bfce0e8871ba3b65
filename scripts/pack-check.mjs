/**
 * Packs the built package and uses it as a stranger would: from the tarball,
 * in an empty Nest 12 application of ES modules and in an empty Nest 11
 * application of CommonJS, each serving a tool, a resource and a prompt,
 * behind guards, to clients of both eras.
 */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { check } from './pack-check/consumer.mjs';
import { pack, problemsOf } from './pack-check/tarball.mjs';

/** @type {readonly import('./pack-check/consumer.mjs').Consumer[]} */
const CONSUMERS = [
  { name: 'nest-12-esm', nest: '12', type: 'module' },
  { name: 'nest-11-cjs', nest: '11', type: 'commonjs' },
];

const root = fileURLToPath(new URL('../', import.meta.url));
const folder = mkdtempSync(join(tmpdir(), 'nest-fastmcp-pack-'));
try {
  const { path, files } = pack(root, folder);
  const problems = problemsOf(root, files);
  if (problems.length > 0) throw new Error(problems.join('\n'));
  console.log(`✓ ${files.length} files packed, as they should be`);
  for (const consumer of CONSUMERS) {
    check(root, folder, path, consumer);
    console.log(
      `✓ ${consumer.name}: loads alone, serves a tool, a resource and a prompt`,
    );
  }
} catch (error) {
  console.error(`✗ ${error.message}`);
  process.exitCode = 1;
} finally {
  rmSync(folder, { recursive: true, force: true });
}
