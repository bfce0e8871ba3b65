import fc from 'fast-check';

/** Every run looks at the same templates. */
export const SEED = 6570;

/** A template, and values that it can be filled with and that no literal of it could be mistaken for. */
export interface TemplateCase {
  readonly template: string;
  readonly values: Readonly<Record<string, string>>;
}

/** A piece of a template, and the values of its variables. */
interface Piece {
  readonly text: string;
  readonly values: Readonly<Record<string, string>>;
}

/** Stands between wildcards; no value has it. */
const MARK = ':;:';

/** Unicode, what URIs reserve, and what looks like percent-encoding or a template. */
const text = fc
  .oneof(
    fc.string({ unit: 'binary', maxLength: 12 }),
    fc.string({ maxLength: 12 }),
    fc
      .array(
        fc.constantFrom(
          ' ',
          '\0',
          ..."% %2F %25 / ? # & = + é 😀 .. ; : ' {x} \\ [ ] docs".split(' '),
        ),
        { maxLength: 6 },
      )
      .map((pieces) => pieces.join('')),
  )
  .filter((value) => !value.includes(MARK));
const filled = text.filter((value) => value !== '');

/** Literal segments, and some with one or two variables. */
function segment(name: string): fc.Arbitrary<Piece> {
  const first = `${name}a`;
  const second = `${name}-b`;
  return fc.oneof(
    fc
      .constantFrom('docs', 'é', '%c3%a9', 'a%2Fb', '~x.y', '')
      .map((literal) => ({ text: literal, values: {} })),
    filled.map((value) => ({ text: `{${first}}`, values: { [first]: value } })),
    filled.map((value) => ({
      text: `item-{${first}}.json`,
      values: { [first]: value },
    })),
    fc.tuple(filled, filled).map(([one, other]) => ({
      text: `{${first}}:{${second}}`,
      values: { [first]: one, [second]: other },
    })),
  );
}

function wildcard(name: string): fc.Arbitrary<Piece> {
  return fc
    .tuple(
      fc.constantFrom(`{${name}*}`, `{+${name}}`, `v-{${name}*}.md`),
      filled,
    )
    .map(([variable, value]) => ({
      text: variable,
      values: { [name]: value },
    }));
}

function segments(name: string): fc.Arbitrary<Piece> {
  return fc
    .array(fc.nat(), { maxLength: 2 })
    .chain((list) =>
      fc.tuple(...list.map((_, index) => segment(`${name}${index}`))),
    )
    .map(joined);
}

const query: fc.Arbitrary<Piece> = fc
  .record({
    fixed: fc.constantFrom('', '?view=a+b%26c&raw'),
    values: fc.record({ q: text, 'r.s': text }, { requiredKeys: [] }),
  })
  .map(({ fixed, values }) => ({
    text: fixed === '' ? '{?q,r.s}' : `${fixed}{&q,r.s}`,
    values,
  }));

const fragment: fc.Arbitrary<Piece> = fc.oneof(
  fc.constant({ text: '', values: {} }),
  fc
    .record({ f: text }, { requiredKeys: [] })
    .map((values) => ({ text: '{#f}', values })),
);

/** A template that can be read, filled in with these values in one way only. */
export const templateCase: fc.Arbitrary<TemplateCase> = fc
  .tuple(
    fc.constantFrom('docs://', 'x+y.z:', 'A://Host/'),
    fc
      .tuple(segments('s'), wildcard('v'), segments('t'), wildcard('w'))
      .chain(([before, one, between, other]) =>
        fc.constantFrom(
          [before],
          [before, one],
          [before, one, between],
          [before, one, between, { text: MARK, values: {} }, other],
        ),
      )
      .map((pieces) => joined(pieces.filter(({ text: each }) => each !== ''))),
    query,
    fragment,
  )
  .map(([scheme, path, ...rest]) => ({
    template: [scheme, 'p/', path.text, ...rest.map((each) => each.text)].join(
      '',
    ),
    values: Object.assign({}, path.values, ...rest.map((each) => each.values)),
  }));

function joined(pieces: readonly Piece[]): Piece {
  return {
    text: pieces.map((piece) => piece.text).join('/'),
    values: Object.assign({}, ...pieces.map((piece) => piece.values)),
  };
}

/** A URI in other spellings: hexadecimal digits in lower case, unreserved characters encoded. */
export function respelled(uri: string): fc.Arbitrary<string> {
  const [, head = '', rest = ''] = /^([^:]*:)(.*)$/s.exec(uri) ?? [];
  const pieces = rest.match(/%..|./gsu) ?? [];
  return fc
    .array(fc.boolean(), { minLength: pieces.length, maxLength: pieces.length })
    .map(
      (changes) =>
        head +
        pieces
          .map((piece, at) => (changes[at] ? spell(piece) : piece))
          .join(''),
    );
}

function spell(piece: string): string {
  if (piece.startsWith('%')) return piece.toLowerCase();
  return /[A-Za-z0-9._~-]/.test(piece)
    ? `%${piece.charCodeAt(0).toString(16)}`
    : piece;
}
