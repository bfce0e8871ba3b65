import { checkParsed, parseMessage } from '../../lib/protocol/parse-message.js';

const kindOf = (run: () => unknown): unknown => {
  try {
    run();
    return undefined;
  } catch (error) {
    return Reflect.get(error as object, 'kind');
  }
};
const nested = (levels: number, inner = '') =>
  '['.repeat(levels) + inner + ']'.repeat(levels);

describe('parsing a message', () => {
  it.each([
    '{"a":1}',
    '[]',
    '5',
    'null',
    ' {"a":"\\u00e9"} ',
    '{"constructor":{"name":1}}',
    '{"text":"__proto__ and \\\\u005f"}',
  ])('takes %s as JSON.parse does', (text) =>
    expect(parseMessage(text)).toEqual(JSON.parse(text)),
  );

  it.each(['', '{', '{"a":}', 'undefined', "{'a':1}"])(
    'refuses %j as no JSON',
    (text) => {
      expect(kindOf(() => parseMessage(text))).toBe('parse');
    },
  );

  it('takes 64 levels of nesting and no more', () => {
    expect(kindOf(() => parseMessage(nested(64)))).toBeUndefined();
    expect(kindOf(() => parseMessage(nested(65)))).toBe('invalid-request');
    expect(
      kindOf(() => parseMessage('{"a":'.repeat(65) + '1' + '}'.repeat(65))),
    ).toBe('invalid-request');
    expect(kindOf(() => parseMessage('['.repeat(4_000_000)))).toBe(
      'invalid-request',
    );
  });

  it('does not count brackets in texts, nor siblings', () => {
    expect(
      kindOf(() =>
        parseMessage(
          JSON.stringify({ text: '['.repeat(500) + '\\"' + '{'.repeat(500) }),
        ),
      ),
    ).toBeUndefined();
    expect(
      kindOf(() =>
        parseMessage(`[${Array.from({ length: 500 }, () => '{}').join()}]`),
      ),
    ).toBeUndefined();
    expect(kindOf(() => parseMessage(`"${'x'.repeat(200)}`))).toBe('parse');
  });

  it.each([
    '{"__proto__":1}',
    '{"a":[{"b":{"__proto__":{}}}]}',
    '{"\\u005f_proto__":1}',
    '{"constructor":{"prototype":{"a":1}}}',
    '{"\\u0063onstructor":{"prototype":1}}',
  ])('refuses %s', (text) =>
    expect(kindOf(() => parseMessage(text))).toBe('invalid-request'),
  );

  it('holds what was parsed before to the same rules', () => {
    expect(checkParsed({ a: [1, { b: null }] })).toEqual({
      a: [1, { b: null }],
    });
    expect(kindOf(() => checkParsed(JSON.parse('{"a":{"__proto__":1}}')))).toBe(
      'invalid-request',
    );
    expect(kindOf(() => checkParsed(JSON.parse(nested(65))))).toBe(
      'invalid-request',
    );
    expect(checkParsed(5)).toBe(5);
  });
});
