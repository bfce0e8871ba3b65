import { describe, expect, it } from '@jest/globals';
import {
  decodeServerEvent,
  encodeServerEvent,
  LONGEST_EVENT,
  type ServerEvent,
} from '../../lib/notifications/server-event.js';

const EVENTS: readonly ServerEvent[] = [
  { kind: 'list-changed', list: 'tools' },
  { kind: 'list-changed', list: 'resources' },
  { kind: 'list-changed', list: 'prompts' },
  { kind: 'resource-updated', uri: 'docs://readme' },
  { kind: 'log', level: 'warning', data: 'disk nearly full' },
  { kind: 'log', level: 'debug', data: { used: [1, 2] }, logger: 'disk' },
  { kind: 'log', level: 'info', data: null },
];

describe('an event on a bus', () => {
  it.each(EVENTS)('arrives as it was sent: %j', (event) => {
    expect(decodeServerEvent(encodeServerEvent(event))).toEqual(event);
  });

  it('arrives with one spelling of its URI', () => {
    const text = '{"kind":"resource-updated","uri":"DOCS://%61%c3%a9"}';
    expect(decodeServerEvent(text)).toEqual({
      kind: 'resource-updated',
      uri: 'docs://a%C3%A9',
    });
  });

  it('arrives without what is no part of it', () => {
    const text = '{"kind":"list-changed","list":"tools","__proto__":{},"x":1}';
    expect(decodeServerEvent(text)).toEqual({
      kind: 'list-changed',
      list: 'tools',
    });
  });

  it('cannot carry what JSON cannot', () => {
    const event = { kind: 'log', level: 'info', data: 1n } as const;
    expect(() => encodeServerEvent(event)).toThrow(TypeError);
  });
});

describe('what is no event', () => {
  it.each([
    ['nothing', ''],
    ['no JSON', '{"kind":'],
    ['no object', '"list-changed"'],
    ['null', 'null'],
    ['an array', '[{"kind":"list-changed","list":"tools"}]'],
    ['of another kind', '{"kind":"restarted"}'],
    ['of a kind every object has', '{"kind":"constructor"}'],
    ['about another list', '{"kind":"list-changed","list":"roots"}'],
    ['about no resource', '{"kind":"resource-updated"}'],
    ['about a relative URI', '{"kind":"resource-updated","uri":"readme"}'],
    ['about a URI that is none', '{"kind":"resource-updated","uri":1}'],
    ['of no level', '{"kind":"log","data":1}'],
    ['of another level', '{"kind":"log","level":"fatal","data":1}'],
    ['of a logger without a name', '{"kind":"log","level":"info","logger":1}'],
    [
      'too long',
      JSON.stringify({
        kind: 'log',
        level: 'info',
        data: 'x'.repeat(LONGEST_EVENT),
      }),
    ],
  ])('is passed over: %s', (_, text) => {
    expect(decodeServerEvent(text)).toBeUndefined();
  });
});
