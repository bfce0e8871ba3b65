import { describe, expect, it } from '@jest/globals';
import { acknowledgement } from '../../lib/notifications/event-notification.js';
import {
  type OfferedEvents,
  readListenParams,
} from '../../lib/notifications/listen-params.js';

const EVERYTHING: OfferedEvents = {
  tools: true,
  resources: true,
  prompts: true,
  resourceUpdates: true,
};

/** What the client is told it got. */
const honoured = (notifications: unknown, offered = EVERYTHING) =>
  acknowledgement(readListenParams({ notifications }, offered), 1).params[
    'notifications'
  ];

describe('subscriptions/listen', () => {
  it.each([
    [{}],
    [{ toolsListChanged: true }],
    [{ promptsListChanged: true, resourcesListChanged: true }],
    [{ resourceSubscriptions: ['docs://a', 'DOCS://b'] }],
  ])('gets what it asks for: %j', (asked) => {
    expect(honoured(asked)).toEqual(asked);
  });

  it('gets nothing for what it says it does not want', () => {
    expect(
      honoured({ toolsListChanged: false, resourceSubscriptions: [] }),
    ).toEqual({});
  });

  it('gets nothing the server does not offer, and is told so', () => {
    const asked = {
      toolsListChanged: true,
      resourcesListChanged: true,
      promptsListChanged: true,
      resourceSubscriptions: ['docs://a'],
    };
    const offered = { ...EVERYTHING, tools: false, resourceUpdates: false };
    expect(honoured(asked, offered)).toEqual({
      resourcesListChanged: true,
      promptsListChanged: true,
    });
  });

  it('may ask for what this server has never heard of', () => {
    expect(honoured({ toolsListChanged: true, rootsListChanged: 1 })).toEqual({
      toolsListChanged: true,
    });
  });

  it('hears of no log messages: those belong to the requests they are about', () => {
    expect(
      readListenParams({ notifications: {} }, EVERYTHING).logLevel,
    ).toBeUndefined();
  });

  it('may watch a hundred resources', () => {
    const uris = Array.from({ length: 100 }, (_, n) => `docs://${n}`);
    expect(honoured({ resourceSubscriptions: uris })).toEqual({
      resourceSubscriptions: uris,
    });
  });

  it.each([
    ['nothing at all', undefined],
    ['null', null],
    ['a list', ['toolsListChanged']],
    ['text', 'toolsListChanged'],
    ['a flag that is text', { toolsListChanged: 'true' }],
    ['a flag that is a number', { promptsListChanged: 1 }],
    ['a flag that is null', { resourcesListChanged: null }],
    ['one URI instead of a list', { resourceSubscriptions: 'docs://a' }],
    ['a URI that is a number', { resourceSubscriptions: ['docs://a', 1] }],
    ['a relative URI', { resourceSubscriptions: ['readme'] }],
    ['an endless URI', { resourceSubscriptions: [`a:${'b'.repeat(9000)}`] }],
    [
      'more than a hundred resources',
      { resourceSubscriptions: Array.from({ length: 101 }, () => 'docs://a') },
    ],
  ])('is refused when it asks for %s', (_, notifications) => {
    expect(() => honoured(notifications)).toThrow(
      expect.objectContaining({ kind: 'invalid-params', code: -32602 }),
    );
  });
});
