import { describe, expect, it } from '@jest/globals';
import { SUBSCRIPTION_ID_META_KEY as SDK_KEY } from '@modelcontextprotocol/server';
import {
  acknowledgement,
  isSilent,
  notificationFor,
  SUBSCRIPTION_ID_META_KEY,
} from '../../lib/notifications/event-notification.js';
import type { ServerEvent } from '../../lib/notifications/server-event.js';
import { SubscribedUris } from '../../lib/exchange/subscribed-uris.js';
import type { SubscriptionFilter } from '../../lib/notifications/subscription-filter.js';

const uris = new SubscribedUris();
uris.add('Docs://readme');
const filter: SubscriptionFilter = {
  tools: true,
  resources: false,
  prompts: false,
  uris,
};
const nothing = { ...filter, tools: false, uris: new SubscribedUris() };

describe('an event reaches a client', () => {
  it.each<[ServerEvent, string, object]>([
    [
      { kind: 'list-changed', list: 'tools' },
      'notifications/tools/list_changed',
      {},
    ],
    [
      { kind: 'list-changed', list: 'resources' },
      'notifications/resources/list_changed',
      {},
    ],
    [
      { kind: 'list-changed', list: 'prompts' },
      'notifications/prompts/list_changed',
      {},
    ],
    [
      { kind: 'log', level: 'info', data: { a: 1 }, logger: 'disk' },
      'notifications/message',
      { level: 'info', data: { a: 1 }, logger: 'disk' },
    ],
    [
      { kind: 'log', level: 'info', data: undefined },
      'notifications/message',
      { level: 'info', data: null },
    ],
  ])('of a handshake revision: %j as %s', (event, method, params) => {
    expect(notificationFor(event, filter)).toEqual({ method, params });
  });

  it('with the name the client has for a resource', () => {
    const event = { kind: 'resource-updated', uri: 'docs://readme' } as const;
    expect(notificationFor(event, filter)).toEqual({
      method: 'notifications/resources/updated',
      params: { uri: 'Docs://readme' },
    });
  });

  it.each([7, 'seven', 0, ''])(
    'of 2026-07-28 with the id of its subscription: %j',
    (id) => {
      const event = { kind: 'resource-updated', uri: 'docs://readme' } as const;
      expect(notificationFor(event, filter, id).params).toEqual({
        _meta: { 'io.modelcontextprotocol/subscriptionId': id },
        uri: 'Docs://readme',
      });
    },
  );

  it('with the key the SDK looks for', () => {
    expect(SUBSCRIPTION_ID_META_KEY).toBe(SDK_KEY);
  });
});

describe('a stream of subscriptions/listen', () => {
  it('begins with what the server honours of the request', () => {
    expect(acknowledgement(filter, 'a')).toEqual({
      method: 'notifications/subscriptions/acknowledged',
      params: {
        _meta: { [SDK_KEY]: 'a' },
        notifications: {
          toolsListChanged: true,
          resourceSubscriptions: ['Docs://readme'],
        },
      },
    });
  });

  it('has nothing to wait for where nothing was honoured', () => {
    expect(isSilent(nothing)).toBe(true);
    expect(isSilent(filter)).toBe(false);
    expect(isSilent({ ...nothing, logLevel: 'error' })).toBe(false);
  });
});
