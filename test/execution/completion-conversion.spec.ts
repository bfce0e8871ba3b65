import { describe, expect, it } from '@jest/globals';
import { convertCompletion } from '../../lib/execution/completion-conversion.js';

const hundred = Array.from({ length: 100 }, (_, n) => `v${n}`);
const many = Array.from({ length: 250 }, (_, n) => `v${n}`);

function* endless() {
  for (let n = 0; ; n += 1) yield n;
}

describe('what a completion returns', () => {
  it.each([
    ['texts', ['a', 'b'], { values: ['a', 'b'], total: 2, hasMore: false }],
    ['numbers', [1, 2.5], { values: ['1', '2.5'], total: 2, hasMore: false }],
    ['a Set', new Set(['a']), { values: ['a'], total: 1, hasMore: false }],
    [
      'a generator',
      new Map([['a', 1]]).keys(),
      { values: ['a'], total: 1, hasMore: false },
    ],
    ['nothing', undefined, { values: [], total: 0, hasMore: false }],
    ['null', null, { values: [], total: 0, hasMore: false }],
    ['100 values', hundred, { values: hundred, total: 100, hasMore: false }],
    ['more than 100', many, { values: hundred, total: 250, hasMore: true }],
    [
      'an answer',
      { values: ['a'] },
      { values: ['a'], total: 1, hasMore: false },
    ],
    [
      'an answer that knows of more',
      { values: ['a'], total: 7 },
      { values: ['a'], total: 7, hasMore: true },
    ],
    [
      'an answer that cannot count them',
      { values: ['a'], hasMore: true },
      { values: ['a'], total: 1, hasMore: true },
    ],
    [
      'an answer of more than 100',
      { values: many, total: 900, hasMore: false },
      { values: hundred, total: 900, hasMore: true },
    ],
  ])('%s', (_, value, expected) => {
    expect(convertCompletion(value)).toEqual(expected);
  });

  it('is counted to 10,000 where it has no end', () => {
    expect(convertCompletion(endless())).toMatchObject({
      total: 10_000,
      hasMore: true,
    });
  });

  it.each([
    ['a text', 'abc'],
    ['a number', 7],
    ['an object', { a: 1 }],
    ['a list of objects', [{ a: 1 }]],
    ['an answer of a text', { values: 'abc' }],
  ])('cannot be %s', (_, value) => {
    expect(() => convertCompletion(value)).toThrow(
      'A completion returns a list of texts or numbers',
    );
  });
});
