import { compareVersions } from '../../lib/catalog/version-order.js';

/** From the lowest to the highest. */
const ORDER = [
  undefined,
  '0',
  '0.9',
  '1.0.dev1',
  '1.0a1.dev1',
  '1.0a1',
  '1.0-alpha.2',
  '1.0.0-alpha.10',
  '1.0b1',
  '1.0rc1',
  '1.0',
  '1.0.post1',
  '1.2',
  '1.9',
  '1.10',
  'v2',
  '2.0.1',
  '2025-03-26',
  '2025-06-18',
  '9007199254740993',
  '9007199254740994',
  'latest',
  'stable',
];

describe('compareVersions', () => {
  it('orders numbers as numbers, pre-releases below releases, other texts above, none at all lowest', () => {
    for (const [at, lower] of ORDER.entries()) {
      for (const higher of ORDER.slice(at + 1)) {
        expect([lower, higher, compareVersions(lower, higher) < 0]).toEqual([
          lower,
          higher,
          true,
        ]);
        expect([higher, lower, compareVersions(higher, lower) > 0]).toEqual([
          higher,
          lower,
          true,
        ]);
      }
    }
  });

  it.each([
    ['1', '1.0.0'],
    ['v1.2', '1.2'],
    ['V1.2', '1.02'],
    ['1.0+build.7', '1.0'],
    ['1.0a1', '1.0-alpha1'],
    ['1.0c1', '1.0.RC.1'],
    ['1.0.rev2', '1.0-post2'],
  ])('takes %s and %s for the same', (a, b) => {
    expect(compareVersions(a, b)).toBe(0);
    expect(compareVersions(b, a)).toBe(0);
  });

  it('is quick for a long text made to be slow', () => {
    const started = performance.now();
    compareVersions(`1${'-a'.repeat(50_000)}!`, `1${'.1'.repeat(50_000)}!`);
    expect(performance.now() - started).toBeLessThan(1000);
  });
});
