import { logStack, logText } from '../../lib/errors/log-text.js';

describe('a text for the log', () => {
  it.each([
    ['plain – 東京', 'plain – 東京'],
    ['two\nlines', 'two\n    lines'],
    ['two\r\nlines', 'two\n    lines'],
    ['two\rlines', 'two\n    lines'],
    ['two\u2028lines', 'two\n    lines'],
    ['two\u0085lines', 'two\n    lines'],
    ['two\n\nlines', 'two\n\n    lines'],
    ['two\n  indented', 'two\n  indented'],
    ['a\ttab', 'a\ttab'],
    ['\u001b[31mred', '\\u{1b}[31mred'],
    ['\u009b31mred', '\\u{9b}31mred'],
    ['null\0', 'null\\u{0}'],
    ['back\u202Ewards', 'back\\u{202e}wards'],
    ['half \ud83d', 'half \\u{d83d}'],
    ['whole 😀', 'whole 😀'],
  ])('%j', (text, logged) => {
    expect(logText(text)).toBe(logged);
  });

  it('is 16,384 characters at most', () => {
    expect(logText('x'.repeat(16_384))).toHaveLength(16_384);
    expect(logText('x'.repeat(16_385))).toBe(`${'x'.repeat(16_383)}…`);
  });
});

describe('the stack of an error for the log', () => {
  it('has the lines of the message indented, and those of the stack as they are', () => {
    const [head, forged, ...calls] =
      logStack(new Error('one\n[Nest] two'))?.split('\n') ?? [];

    expect([head, forged]).toEqual(['Error: one', '    [Nest] two']);
    expect(calls.every((line) => line.startsWith('    at '))).toBe(true);
  });

  it('is none where there is none, or it cannot be read', () => {
    const broken = Object.defineProperty(new Error('x'), 'stack', {
      get() {
        throw new Error('y');
      },
    });

    expect(['text', undefined, broken].map(logStack)).toEqual([
      undefined,
      undefined,
      undefined,
    ]);
  });
});
