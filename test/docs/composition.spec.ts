import { readFileSync } from 'node:fs';

const textOf = (path: string): string =>
  readFileSync(new URL(`../../${path}`, import.meta.url), 'utf8');

describe('docs/composition.md', () => {
  it.each([
    ['Who offers what', 'owners'],
    ["What is one server's own", 'apart'],
    ['What is mounted', 'mounted'],
    ['A module with `forFeature()`', 'features'],
  ])('has a test for each row of "%s"', (head, tests) => {
    const rows = rowsOf(textOf('docs/composition.md'), head);
    const source = textOf(`test/e2e/composition/${tests}.e2e-spec.ts`);
    const names = [...source.matchAll(/^ {2}it\('(.+?)',/gm)].map(
      ([, name = '']) => name,
    );

    expect(rows.length).toBeGreaterThan(0);
    expect([...rows].sort()).toEqual(names.sort());
  });
});

/** First cells of the table with this head. */
function rowsOf(document: string, head: string): string[] {
  const [, table = ''] = document.split(`| ${head} `);
  const [lines = ''] = table.split('\n\n');
  return lines
    .split('\n')
    .slice(2)
    .map((line) => line.split('|')[1]?.trim() ?? '');
}
