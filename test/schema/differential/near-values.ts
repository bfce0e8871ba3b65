import fc from 'fast-check';

const OTHERS: readonly unknown[] = [
  null,
  true,
  false,
  0,
  1,
  -1,
  1.5,
  '',
  ' ',
  'a',
  'A',
  '1',
  '😀',
  'é\n',
  [],
  {},
  [null],
  [''],
  [[]],
  { a: 1 },
];
const MISSING = {};

/**
 * Objects whose property `value` is one of some values, differs from one by a
 * character, is of another type, or is not there.
 */
export function near(values: readonly unknown[]): fc.Arbitrary<object> {
  const texts = values.filter((value) => typeof value === 'string');
  const inside = [...values, ...OTHERS].map((value) => ({ value }));
  return fc.oneof(
    { weight: 3, arbitrary: fc.constantFrom(...inside) },
    { weight: 3, arbitrary: changed(texts).map((value) => ({ value })) },
    { weight: 1, arbitrary: fc.constant(MISSING) },
    {
      weight: 1,
      arbitrary: fc
        .array(fc.constantFrom(...values), { maxLength: 3 })
        .map((value) => ({ value })),
    },
    {
      weight: 1,
      arbitrary: fc
        .jsonValue({ maxDepth: 2 })
        .filter(isMeasurable)
        .map((value) => ({ value })),
    },
  );
}

/** Texts with a character replaced, left out, added, or written in the other case. */
function changed(texts: readonly string[]): fc.Arbitrary<string> {
  if (texts.length === 0) return fc.string();
  return fc
    .tuple(
      fc.constantFrom(...texts),
      fc.nat(),
      fc.oneof(
        fc.constantFrom('', '0', '9', 'a', 'F', 'G', 'z', '-', '.', ' ', ','),
        fc.string({ maxLength: 1 }),
      ),
      fc.constantFrom('replace', 'add', 'case'),
    )
    .map(([text, at, character, how]) => {
      const characters = [...text];
      const index = at % (characters.length + 1);
      const old = characters[index] ?? '';
      const upper = old.toUpperCase();
      const other = old === upper ? old.toLowerCase() : upper;
      const put = how === 'case' ? other : character;
      characters.splice(index, how === 'add' ? 0 : 1, put);
      return characters.join('');
    });
}

// class-validator throws at numbers JavaScript writes with an exponent.
function isMeasurable(value: unknown): boolean {
  return !/e-/.test(JSON.stringify(value));
}
