import { describe, expect, it } from '@jest/globals';
import { content } from '../../lib/content/content.js';
import { isRoleMessages, message } from '../../lib/content/message.js';

describe('a message', () => {
  it('is JSON, and stays a message as a copy', () => {
    const said = message.user([
      'Look',
      content.image(Buffer.from('00', 'hex')),
    ]);
    const copy: unknown = JSON.parse(JSON.stringify(said));

    expect(copy).toEqual(said);
    expect(isRoleMessages(copy)).toBe(true);
  });

  it('needs content', () => {
    expect(() => message.user(undefined)).toThrow(TypeError);
    expect(() => message.assistant(undefined)).toThrow(TypeError);
  });

  it.each([
    ['another role', { role: 'system', parts: [] }],
    ['no parts', { role: 'user' }],
    ['parts that are none', { role: 'user', parts: ['text'] }],
  ])('is none with %s', (_, value) => {
    expect(
      isRoleMessages({ ...message.user('a'), parts: undefined, ...value }),
    ).toBe(false);
  });

  it('of an object with content in it is its JSON, then that content', () => {
    const said = message.user({ chart: content.image('/srv/secret.png') });

    expect(said.parts).toEqual([
      content.text('{"chart":"[image 1]"}'),
      content.image('/srv/secret.png'),
    ]);
  });

  it('somebody else made up is none', () => {
    const { parts } = message.user('a');

    expect(
      isRoleMessages({ 'nest-fastmcp:kind': 'message', role: 'user', parts }),
    ).toBe(false);
  });

  it('of what is no JSON cannot be made', () => {
    expect(() => message.user({ amount: 1n })).toThrow('not JSON');
    expect(() => message.user(() => 'late')).toThrow('of type function');
  });
});
