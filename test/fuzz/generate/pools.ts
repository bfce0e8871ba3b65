import fc from 'fast-check';
import type { Random } from '../../protocol/random.js';

/**
 * Values fast-check thought of, drawn before the run: it finds nastier ones
 * than we would, but takes longer over each than the server over a request.
 */
export interface Pools {
  readonly texts: readonly string[];
  readonly json: readonly unknown[];
  readonly numbers: readonly number[];
  readonly uris: readonly string[];
}

const RUNS = 1500;
const MAX_TEXT = 40;

/** Halves of surrogate pairs included. */
const anyCodePoints = fc
  .array(fc.nat({ max: 0x10ffff }), { maxLength: MAX_TEXT })
  .map((points) => String.fromCodePoint(...points));

const anyUri = fc
  .tuple(
    fc.constantFrom('fuzz', 'http', 'file', 'FUZZ', 'a+b', '1'),
    fc.array(fc.string({ maxLength: 8 }), { maxLength: 5 }),
    fc.option(fc.string({ maxLength: 8 })),
  )
  .map(
    ([scheme, segments, query]) =>
      `${scheme}://${segments.join('/')}${query === null ? '' : `?${query}`}`,
  );

export function createPools(seed: number): Pools {
  const draw = <T>(values: fc.Arbitrary<T>): readonly T[] =>
    fc.sample(values, { seed, numRuns: RUNS });
  return {
    texts: [
      ...draw(fc.string({ maxLength: MAX_TEXT })),
      ...draw(anyCodePoints),
      ...NASTY_TEXTS,
    ],
    json: [...draw(fc.jsonValue({ maxDepth: 4 })), ...NASTY_JSON],
    numbers: [...draw(fc.double()), ...draw(fc.integer()), ...NASTY_NUMBERS],
    uris: [...draw(anyUri), ...NASTY_URIS],
  };
}

const NASTY_TEXTS = [
  '',
  ' ',
  '\0',
  '\ud800',
  '\ufeff',
  '\u2028',
  '__proto__',
  'constructor',
  'toString',
  'null',
  'true',
  '10',
  '1e309',
  '../../etc/passwd',
  '%00',
  '%',
  '${7*7}',
  '{{7*7}}',
  'a'.repeat(9000),
  'a'.repeat(40) + '!',
  'é'.repeat(500),
];

const NASTY_NUMBERS = [
  0,
  -0,
  1,
  -1,
  0.1,
  2 ** 31,
  2 ** 53,
  2 ** 53 + 2,
  -(2 ** 63),
  1e308,
  5e-324,
];

const NASTY_JSON: readonly unknown[] = [
  null,
  [],
  {},
  [[]],
  { constructor: { prototype: 1 } },
  { toJSON: 1 },
  JSON.parse('{"then":1}'),
  { length: 2 ** 32 },
  { $ref: '#' },
  JSON.parse('{"__proto__":{"polluted":1}}'),
  JSON.parse(`${'['.repeat(70)}${']'.repeat(70)}`),
  JSON.parse(`${'{"a":'.repeat(61)}1${'}'.repeat(61)}`),
];

const NASTY_URIS = [
  '',
  ':',
  '//',
  'a:',
  'fuzz:',
  'fuzz://',
  'file:///etc/passwd',
  'fuzz://items/%',
  'fuzz://items/%zz',
  'fuzz://items/%C3%28',
  `fuzz://files/${'a/'.repeat(2000)}`,
  `fuzz://files/${'%2e%2e/'.repeat(20)}`,
  'FUZZ://ITEMS/1',
  'fuzz://items/1?limit=1&limit=2&=&&#',
  'javascript:alert(1)',
];

/** Draws from the pools with the dice of one request. */
export class Draw {
  constructor(
    readonly random: Random,
    private readonly pools: Pools,
  ) {}

  text(): string {
    return this.random.pick(this.pools.texts);
  }

  json(): unknown {
    return this.random.pick(this.pools.json);
  }

  number(): number {
    return this.random.pick(this.pools.numbers);
  }

  uri(): string {
    return this.random.pick(this.pools.uris);
  }

  /** Anything a property could hold, of any type. */
  anything(): unknown {
    switch (Math.floor(this.random.next() * 5)) {
      case 0:
        return this.text();
      case 1:
        return this.number();
      case 2:
        return this.random.pick([true, false, null, undefined]);
      case 3:
        return [this.json(), this.text()];
      default:
        return this.json();
    }
  }

  /** The usual value mostly, anything now and then. */
  about<T>(usual: T, share = 0.93): unknown {
    return this.random.chance(share) ? usual : this.anything();
  }
}
