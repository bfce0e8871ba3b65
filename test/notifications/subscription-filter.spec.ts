import { describe, expect, it } from '@jest/globals';
import type { ServerEvent } from '../../lib/notifications/server-event.js';
import { SubscribedUris } from '../../lib/exchange/subscribed-uris.js';
import {
  type SubscriptionFilter,
  wants,
} from '../../lib/notifications/subscription-filter.js';

const NOTHING: SubscriptionFilter = {
  tools: false,
  resources: false,
  prompts: false,
  uris: new SubscribedUris(),
};

const EVENTS = {
  tools: { kind: 'list-changed', list: 'tools' },
  resources: { kind: 'list-changed', list: 'resources' },
  prompts: { kind: 'list-changed', list: 'prompts' },
  readme: { kind: 'resource-updated', uri: 'docs://readme' },
  warning: { kind: 'log', level: 'warning', data: 'low' },
} as const satisfies Record<string, ServerEvent>;

const wanted = (filter: SubscriptionFilter) =>
  Object.entries(EVENTS)
    .filter(([, event]) => wants(filter, event))
    .map(([name]) => name);

describe('a subscriber is told', () => {
  it('nothing it did not ask for', () => {
    expect(wanted(NOTHING)).toEqual([]);
  });

  it.each(['tools', 'resources', 'prompts'] as const)(
    'of changes of %s alone when it asked for those',
    (list) => {
      expect(wanted({ ...NOTHING, [list]: true })).toEqual([list]);
    },
  );

  it('of the resources it watches, however it spelled them', () => {
    const uris = new SubscribedUris();
    uris.add('DOCS://r%65adme');
    expect(wanted({ ...NOTHING, uris })).toEqual(['readme']);
    uris.delete('docs://%72eadme');
    expect(wanted({ ...NOTHING, uris })).toEqual([]);
  });

  it('of no resource but the one it watches', () => {
    const uris = new SubscribedUris();
    uris.add('docs://readme/more');
    expect(wanted({ ...NOTHING, uris })).toEqual([]);
  });

  it.each([
    ['debug', ['warning']],
    ['warning', ['warning']],
    ['error', []],
  ] as const)('what is logged from its level %s up', (logLevel, expected) => {
    expect(wanted({ ...NOTHING, logLevel })).toEqual(expected);
  });

  it('what its level lets pass now, where the level changes', () => {
    const session: { logLevel: SubscriptionFilter['logLevel'] } = {
      logLevel: undefined,
    };
    const filter: SubscriptionFilter = {
      ...NOTHING,
      get logLevel() {
        return session.logLevel;
      },
    };
    expect(wanted(filter)).toEqual([]);
    session.logLevel = 'info';
    expect(wanted(filter)).toEqual(['warning']);
  });
});

describe('the resources a subscriber watches', () => {
  it('are counted once and named as they were named first', () => {
    const uris = new SubscribedUris();
    uris.add('Docs://a');
    uris.add('docs://a');
    expect([...uris]).toEqual(['Docs://a']);
    expect(uris.nameOf('docs://a')).toBe('Docs://a');
  });

  it('are a hundred at most, and one more fits when another goes', () => {
    const uris = new SubscribedUris();
    for (let n = 0; n < 100; n += 1) uris.add(`docs://${n}`);
    expect(() => uris.add('docs://7')).not.toThrow();
    expect(() => uris.add('docs://100')).toThrow(
      expect.objectContaining({ kind: 'throttled' }),
    );
    uris.delete('docs://7');
    uris.add('docs://100');
    expect(uris.size).toBe(100);
  });

  it('have 64 KiB of URIs at most, and more when some go', () => {
    const uris = new SubscribedUris();
    const long = (n: number) => `docs://${n}`.padEnd(8192, 'x');
    for (let n = 0; n < 8; n += 1) uris.add(long(n));
    expect(() => uris.add('docs://short')).toThrow(
      expect.objectContaining({ kind: 'throttled' }),
    );
    uris.delete(long(0));
    uris.delete(long(0));
    uris.add(long(8));
    expect(SubscribedUris.from([...uris, 'docs://short', 'readme']).size).toBe(
      8,
    );
  });

  it.each([
    ['relative', 'readme'],
    ['empty', ''],
    ['too long', `docs://${'a'.repeat(8192)}`],
  ])('have no URI that is %s', (_, uri) => {
    expect(() => new SubscribedUris().add(uri)).toThrow(
      expect.objectContaining({ kind: 'invalid-params' }),
    );
  });
});
