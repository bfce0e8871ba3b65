const PRE = '(?:[-._]?(?:alpha|a|beta|b|preview|pre|rc|c)(?:[-._]?\\d+)?)?';
const POST = '(?:[-._]?(?:post|rev|r)(?:[-._]?\\d+)?)?';
const DEV = '(?:[-._]?dev(?:[-._]?\\d+)?)?';
const IDENTIFIERS = '-[0-9a-z-]+(?:\\.[0-9a-z-]+)*';

/** Numbers, what makes it a pre- or post-release (PEP 440, or SemVer behind a hyphen), and a build that counts for nothing. */
const VERSION = new RegExp(
  `^v?(\\d+(?:\\.\\d+)*)(${PRE}${POST}${DEV}|${IDENTIFIERS})(?:\\+[0-9a-z.-]+)?$`,
  'i',
);
const TOKEN = /\d+|[a-z]+/g;

/** What PEP 440 takes for the same. */
const SYNONYMS: ReadonlyMap<string, string> = new Map([
  ['a', 'alpha'],
  ['b', 'beta'],
  ['c', 'rc'],
  ['pre', 'rc'],
  ['preview', 'rc'],
  ['rev', 'post'],
  ['r', 'post'],
]);

/** A version in pieces: its numbers, and the words and numbers behind them. */
interface ParsedVersion {
  readonly release: readonly string[];
  readonly suffix: readonly string[];
}

/**
 * Which of two versions is the higher: numbers count as numbers (`1.10` is above
 * `1.9`, `1` is `1.0`), a leading `v` and a build (`+7`) count for nothing,
 * pre-releases (`2.0rc1`, `2.0.0-beta.2`) are below their release and
 * `2.0.post1` above it. What is no such version is above all that are, in the
 * order of its characters; no version at all is below everything.
 *
 * @returns below 0 where `a` is the lower, above 0 where it is the higher, 0 where neither is
 */
export function compareVersions(
  a: string | undefined,
  b: string | undefined,
): number {
  if (a === b) return 0;
  if (a === undefined) return -1;
  if (b === undefined) return 1;
  const one = parse(a);
  const other = parse(b);
  if (one && other) {
    return (
      compareReleases(one.release, other.release) ||
      compareSuffixes(one.suffix, other.suffix)
    );
  }
  if (one) return -1;
  return other ? 1 : compareText(a, b);
}

function parse(version: string): ParsedVersion | undefined {
  const [, release, suffix = ''] = VERSION.exec(version) ?? [];
  if (release === undefined) return undefined;
  const words = suffix.toLowerCase().match(TOKEN) ?? [];
  return {
    release: release.split('.'),
    suffix: words.map((word) => SYNONYMS.get(word) ?? word),
  };
}

function compareReleases(a: readonly string[], b: readonly string[]): number {
  for (let at = 0; at < Math.max(a.length, b.length); at += 1) {
    const order = compareNumbers(a[at] ?? '0', b[at] ?? '0');
    if (order !== 0) return order;
  }
  return 0;
}

function compareSuffixes(a: readonly string[], b: readonly string[]): number {
  for (let at = 0; at < Math.max(a.length, b.length); at += 1) {
    const [one, other] = [a[at], b[at]];
    const ranks = rank(one, at) - rank(other, at);
    if (ranks !== 0) return ranks;
    if (one === undefined || other === undefined) return 0;
    const order = isNumber(one)
      ? compareNumbers(one, other)
      : compareText(one, other);
    if (order !== 0) return order;
  }
  return 0;
}

/** The end of a suffix is above what announces it; the end of no suffix, a release, is above all pre-releases. */
function rank(token: string | undefined, position: number): number {
  if (token === undefined) return position === 0 ? 4 : 1;
  if (token === 'dev') return 0;
  if (token === 'post') return 5;
  return isNumber(token) ? 2 : 3;
}

function isNumber(token: string): boolean {
  return /^\d/.test(token);
}

/** Of any length: numbers beyond 2^53 are told apart, too. */
function compareNumbers(a: string, b: string): number {
  const one = a.replace(/^0+(?=\d)/, '');
  const other = b.replace(/^0+(?=\d)/, '');
  return one.length - other.length || compareText(one, other);
}

function compareText(a: string, b: string): number {
  return a === b ? 0 : a < b ? -1 : 1;
}
