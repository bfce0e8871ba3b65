/**
 * Joins the compiled modules of each entry point into a few files: hundreds of
 * small ones take an application longer to load than everything else it does
 * at its start. Names of classes and functions, and comments, stay as they are;
 * declarations stay one for each source.
 */
import { readdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { rolldown } from 'rolldown';

const dist = fileURLToPath(new URL('../dist/', import.meta.url));
const ENTRIES = ['index', 'auth/index', 'redis/index', 'testing/index'];

/** What all entry points may need; the rest is theirs alone. */
const isCore = (id) =>
  !/[/\\]dist[/\\](?:index\.js|auth|redis|testing)/.test(id);

const compiled = readdirSync(dist, { recursive: true }).filter((file) =>
  file.endsWith('.js'),
);
const bundle = await rolldown({
  input: Object.fromEntries(
    ENTRIES.map((entry) => [entry, join(dist, `${entry}.js`)]),
  ),
  platform: 'node',
  // What applications install themselves is theirs.
  external: (id) => !id.startsWith('.') && !id.startsWith('/'),
});
const { output } = await bundle.write({
  dir: dist,
  format: 'esm',
  chunkFileNames: '[name].js',
  codeSplitting: { groups: [{ name: 'core', test: isCore }] },
});
const written = new Set(output.map(({ fileName }) => fileName));
for (const file of compiled) {
  if (!written.has(file)) rmSync(join(dist, file));
}
