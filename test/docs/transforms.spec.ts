import { readFileSync } from 'node:fs';

const textOf = (path: string): string =>
  readFileSync(new URL(`../../${path}`, import.meta.url), 'utf8');

describe('docs/transforms.md', () => {
  it('shows what is tested, and has a section for each transform', () => {
    const document = textOf('docs/transforms.md');
    const tested = squeezed(textOf('test/layers/documented.spec.ts'));
    const examples = [
      ...document.matchAll(
        /<!-- example: ([\w-]+) -->\n\n```ts\n([\s\S]*?)\n```/g,
      ),
    ];

    expect(examples.length).toBeGreaterThan(8);
    expect(
      examples
        .filter(
          ([, , code = '']) =>
            !tested.includes(squeezed(code).replace(/;$/, '')),
        )
        .map(([, name]) => name),
    ).toEqual([]);
    expect(
      [...document.matchAll(/^\| \[`(\w+)`\]/gm)].map(([, name]) => name),
    ).toEqual(
      [...document.matchAll(/^## ([A-Z]\w+)$/gm)].map(([, name]) => name),
    );
  });
});

/** Without what formatting does to it. */
function squeezed(code: string): string {
  return code
    .replace(/\s+/g, ' ')
    .replace(/,(?= [)\]}])/g, '')
    .replace(/(?<=\() | (?=\))/g, '');
}
