import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { format, resolveConfig } from 'prettier';
import { withTables } from './errors-sections.js';

const PATH = new URL('../../docs/errors.md', import.meta.url);
const LIB = new URL('../../lib/', import.meta.url);

describe('docs/errors.md', () => {
  it('has the tables the end-to-end tests run; UPDATE_DOCS=1 writes them', async () => {
    const written = readFileSync(PATH, 'utf8');

    const wanted = await format(withTables(written), {
      ...(await resolveConfig(PATH)),
      parser: 'markdown',
    });

    if (process.env['UPDATE_DOCS'] === '1') writeFileSync(PATH, wanted);
    else expect(written).toBe(wanted);
  });

  it('lists every start-up code once, and no other', () => {
    const rows = readFileSync(PATH, 'utf8').match(/^\| `MCP_[A-Z0-9_]+`/gm);

    expect((rows ?? []).map((row) => row.slice(3, -1)).sort()).toEqual(
      codesOfLibrary(),
    );
  });
});

function codesOfLibrary(): string[] {
  const codes = readdirSync(LIB, { recursive: true, encoding: 'utf8' })
    .filter((path) => path.endsWith('.ts'))
    .flatMap(
      (path) =>
        readFileSync(new URL(path, LIB), 'utf8').match(/'MCP_[A-Z0-9_]+'/g) ??
        [],
    );
  return [...new Set(codes.map((code) => code.slice(1, -1)))].sort();
}
