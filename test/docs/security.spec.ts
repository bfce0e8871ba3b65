import { existsSync, readdirSync, readFileSync } from 'node:fs';

const ROOT = new URL('../../', import.meta.url);
const textOf = (path: string): string =>
  readFileSync(new URL(path, ROOT), 'utf8');

/** A test a row names: a link to its file, and its name there. */
interface Named {
  readonly path: string;
  readonly name: string;
}

const page = textOf('docs/security.md');
const threats = rowsOf('Threat');

describe('docs/security.md', () => {
  it.each(threats)('names tests that exist: %s', (_, what, tests) => {
    const named = testsIn(tests ?? '');

    expect(what).not.toBe('');
    expect(named.length).toBeGreaterThan(0);
    expect(named.filter((test) => !exists(test))).toEqual([]);
  });

  it('names each file of test/e2e/security', () => {
    const named = new Set(
      threats
        .flatMap(([, , tests]) => testsIn(tests ?? ''))
        .map(({ path }) => path),
    );
    const files = readdirSync(new URL('test/e2e/security/', ROOT))
      .filter((name) => name.endsWith('spec.ts'))
      .map((name) => `test/e2e/security/${name}`);

    expect(files.filter((path) => !named.has(path))).toEqual([]);
  });

  it.each([
    ['OWASP API', numbered('API', 10, 1)],
    ['OWASP MCP', numbered('MCP', 10, 2)],
    [
      'RFC 9700',
      [
        '2.2.1',
        '2.3',
        '2.6',
        '4.2',
        '4.3.2',
        '4.6',
        '4.9',
        '4.10',
        '4.11',
        '4.13',
        '4.15',
      ],
    ],
    [
      'best practices',
      [
        'Confused deputy',
        'Token passthrough',
        'Server-side request',
        'Session hijacking',
        'Local server',
        'Scope minimization',
      ],
    ],
  ])('goes through all of a list: %s', (head, items) => {
    const [, section = ''] = page.split(new RegExp(`^### .*${head}.*$`, 'm'));
    const rows = rowsOf('Item', section.split(/^###? /m)[0]);

    for (const item of items) {
      const [row, more] = rows.filter(([cell]) => cell?.startsWith(item));
      expect([item, row?.[1]]).toEqual([item, expect.stringMatching(/\S/)]);
      expect(more).toBeUndefined();
    }
  });

  it('leads to headings that are there', () => {
    const headings = [...page.matchAll(/^#+ (.+)$/gm)].map(
      ([, text = '']) =>
        `#${text
          .toLowerCase()
          .replace(/[^\w -]/g, '')
          .replaceAll(' ', '-')}`,
    );
    const links = [...page.matchAll(/\]\((#[^)]+)\)/g)].map(
      ([, to = '']) => to,
    );

    expect(links.filter((link) => !headings.includes(link))).toEqual([]);
  });
});

/** The cells of the rows of all tables with this head. */
function rowsOf(head: string, text = page): string[][] {
  return text
    .split('\n\n')
    .filter((block) => block.startsWith(`| ${head} `))
    .flatMap((table) =>
      table
        .trim()
        .split('\n')
        .slice(2)
        .map((row) =>
          row.split(' | ').map((cell) => cell.replace(/^\| | \|$/g, '').trim()),
        ),
    );
}

function testsIn(cell: string): readonly Named[] {
  const links = /\[`[\w.-]+`\]\(\.\.\/(test\/[\w./-]+)\): (.+?)(?=; \[`|$)/g;
  return [...cell.matchAll(links)].map(([, path = '', name = '']) => ({
    path,
    name,
  }));
}

/** Whether a file has a test, or a row of a table of tests, of that name. */
function exists({ path, name }: Named): boolean {
  if (!existsSync(new URL(path, ROOT))) return false;
  const source = textOf(path);
  return ["'", '"', '`'].some((quote) => source.includes(quote + name + quote));
}

function numbered(prefix: string, count: number, digits: number): string[] {
  return Array.from(
    { length: count },
    (_, at) => `${prefix}${String(at + 1).padStart(digits, '0')}:`,
  );
}
