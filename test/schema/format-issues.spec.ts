import { describeValue } from '../../lib/schema/describe-value.js';
import { formatIssues } from '../../lib/schema/format-issues.js';

describe('issues as text', () => {
  it('have one line each, with a path', () => {
    expect(
      formatIssues([
        { path: [], message: 'must be an object' },
        {
          path: ['path', 'to', 0, 'x'],
          message: 'must be a number, got "abc"',
        },
        { path: [1, 'a-b', 'with space', ''], message: 'a\nb' },
      ]),
    ).toBe(
      [
        '(arguments): must be an object',
        'path.to[0].x: must be a number, got "abc"',
        '[1].a-b["with space"][""]: a b',
      ].join('\n'),
    );
  });

  it('are cut after twenty lines', () => {
    const issues = Array.from({ length: 25 }, (_, i) => ({
      path: [i],
      message: 'bad',
    }));
    const lines = formatIssues(issues).split('\n');
    expect(lines).toHaveLength(21);
    expect(lines[20]).toBe('… and 5 more');
  });

  it('have short lines whatever was sent', () => {
    const text = formatIssues([
      { path: ['x'.repeat(10_000)], message: 'y'.repeat(10_000) },
    ]);
    expect(text.length).toBeLessThan(600);
  });

  it('have nothing to say about nothing', () => {
    expect(formatIssues([])).toBe('');
  });
});

describe('a value in a message', () => {
  it.each([
    ['abc', '"abc"'],
    ['x'.repeat(100), `"${'x'.repeat(60)}…"`],
    [1, '1'],
    [null, 'null'],
    [undefined, 'undefined'],
    [[1], 'an array'],
    [{}, 'an object'],
    [() => 1, 'a function'],
  ])('is short: %p', (value, text) => {
    expect(describeValue(value)).toBe(text);
  });
});
