import { describe, expect, it } from '@jest/globals';
import { decodeData } from '../../lib/content/base64.js';

describe('base64 text', () => {
  it.each([
    ['padded', 'aGk='],
    ['not padded', 'aGk'],
    ['in lines', ' aG\nk=\r\n'],
    ['with space in its padding', 'aA= =\n'],
    ['of a data: URL', 'data:text/plain;charset=utf-8;base64,aGk='],
  ])('%s is read', (_, text) => {
    expect(decodeData(text).bytes.toString()).toMatch(/^hi?$/);
  });

  it.each([
    ['three signs of padding', 'aGk==='],
    ['more text after the padding', 'aGk=aGk'],
    ['a path', './chart.png'],
  ])('with %s is none', (_, text) => {
    expect(() => decodeData(text)).toThrow(TypeError);
  });

  it.each([
    ['spaces', ' '],
    ['letters', 'a'],
    ['spaces after the padding', ' ', 'aGk='],
    ['parts of a data: URL', ';a', 'data:'],
  ])(
    'that is none is found out in no time, with a million %s',
    (_, piece, start = '') => {
      const text = `${start}${piece.repeat(1_000_000)}!`;
      const before = process.cpuUsage();

      expect(() => decodeData(text)).toThrow(TypeError);
      const { user, system } = process.cpuUsage(before);
      expect((user + system) / 1000).toBeLessThan(1000);
    },
  );
});
