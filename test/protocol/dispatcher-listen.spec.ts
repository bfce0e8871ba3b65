import { describe, expect, it } from '@jest/globals';
import { ProtocolFault } from '../../lib/errors/protocol-fault.js';
import type { ExchangeChannel } from '../../lib/exchange/exchange-channel.js';
import type { Executor } from '../../lib/execution/executor.js';
import { NotificationHub } from '../../lib/notifications/notification-hub.js';
import { resource, template } from './components.fixture.js';
import { catalogOf, dispatcherOf, exchangeOf, tool } from './fixtures.js';

const ID = 'io.modelcontextprotocol/subscriptionId';

function server(executor: Partial<Executor> = {}, maxListeners = 2_000) {
  const hub = new NotificationHub({
    serverId: 'test',
    debounceMs: 0,
    maxListeners,
  });
  const dispatcher = dispatcherOf([], executor, {
    hub,
    catalog: catalogOf(() => [tool('echo'), resource, template]),
  });
  const listen = (
    notifications: object,
    id: string | number = 1,
    channel: Partial<ExchangeChannel> = {},
    principal?: string,
  ) => {
    const made = exchangeOf(
      'subscriptions/listen',
      { notifications },
      { id, channel, ...(principal !== undefined && { principal }) },
    );
    return { ...made, reply: dispatcher.dispatch(made.exchange) };
  };
  return { hub, listen };
}

const settled = () => new Promise((resolve) => setTimeout(resolve, 5));

describe('subscriptions/listen', () => {
  it('acknowledges first what it honours, then tells of it, and of nothing else', async () => {
    const { hub, listen } = server();
    const { notifications } = listen(
      {
        toolsListChanged: true,
        promptsListChanged: true,
        resourceSubscriptions: ['docs://about', 'docs://pages/one'],
      },
      'sub',
    );
    await settled();
    hub.publish({ kind: 'list-changed', list: 'tools' });
    hub.publish({ kind: 'list-changed', list: 'resources' });
    hub.publish({ kind: 'resource-updated', uri: 'docs://pages/one' });
    hub.publish({ kind: 'resource-updated', uri: 'docs://pages/two' });
    hub.publish({ kind: 'log', level: 'error', data: 'unasked' });
    await settled();

    const _meta = { [ID]: 'sub' };
    expect(notifications).toEqual([
      {
        method: 'notifications/subscriptions/acknowledged',
        params: {
          _meta,
          notifications: {
            toolsListChanged: true,
            resourceSubscriptions: ['docs://about', 'docs://pages/one'],
          },
        },
      },
      {
        method: 'notifications/resources/updated',
        params: { _meta, uri: 'docs://pages/one' },
      },
      { method: 'notifications/tools/list_changed', params: { _meta } },
    ]);
  });

  it('ends with a result when the server closes', async () => {
    const { hub, listen } = server();
    const { reply } = listen({ toolsListChanged: true }, 7);
    await settled();
    await hub.close();
    expect(await reply).toEqual({
      id: 7,
      result: {
        resultType: 'complete',
        _meta: {
          [ID]: 7,
          'io.modelcontextprotocol/serverInfo': {
            name: 'weather',
            version: '1.0.0',
          },
        },
      },
    });
  });

  it('ends at once when nothing it asks for can happen', async () => {
    const { hub, listen } = server();
    const { reply, notifications } = listen({ promptsListChanged: true });
    expect(await reply).toMatchObject({ result: { _meta: { [ID]: 1 } } });
    expect(notifications).toHaveLength(1);
    expect(hub.listenerCount).toBe(0);
  });

  it('sends nothing after it was cancelled, and leaves nothing behind', async () => {
    const { hub, listen } = server();
    const open = Array.from({ length: 1_000 }, (_, id) =>
      listen({ resourceSubscriptions: ['docs://about'] }, id),
    );
    await settled();
    expect(hub.listenerCount).toBe(1_000);
    for (const { exchange } of open) exchange.cancel(new Error('gone'));
    expect(hub.listenerCount).toBe(0);
    hub.publish({ kind: 'resource-updated', uri: 'docs://about' });
    await Promise.all(open.map(({ reply }) => reply));
    expect(open.map(({ notifications }) => notifications.length)).toEqual(
      open.map(() => 1),
    );
  });

  it('lets one caller have a hundred, and others as many as there are', async () => {
    const { hub, listen } = server();
    const asked = { toolsListChanged: true };
    const open = (count: number, caller?: string) =>
      Array.from({ length: count }, (_, id) => listen(asked, id, {}, caller));
    const [first] = open(100, 'ada');
    await settled();
    const [refused] = open(1, 'ada');
    expect(await refused?.reply).toMatchObject({ error: { code: -32012 } });
    expect(refused?.notifications).toEqual([]);
    open(1, 'eve');
    open(150);
    await settled();
    expect(hub.listenerCount).toBe(251);
    first?.exchange.cancel(new Error('gone'));
    await first?.reply;
    open(1, 'ada');
    await settled();
    expect(hub.listenerCount).toBe(251);
    await hub.close();
  });

  it.each([
    [{ resourceSubscriptions: ['docs://missing'] }, 'Resource not found'],
    [{ resourceSubscriptions: 'docs://about' }, 'must be an array'],
  ])('refuses %j before anything is sent', async (asked, reason) => {
    const { hub, listen } = server();
    const { reply, notifications } = listen(asked);
    expect(await reply).toMatchObject({
      error: { code: -32602, message: expect.stringContaining(reason) },
    });
    expect(notifications).toEqual([]);
    expect(hub.listenerCount).toBe(0);
  });

  it('refuses the whole where the guards of one resource deny', async () => {
    const { hub, listen } = server({
      admit: async ({ name }) => {
        if (name === 'about') throw new ProtocolFault('forbidden', 'No.');
      },
    });
    const { reply, notifications } = listen({
      toolsListChanged: true,
      resourceSubscriptions: ['docs://pages/one', 'docs://about'],
    });
    expect(await reply).toMatchObject({ fault: { kind: 'forbidden' } });
    expect(notifications).toEqual([]);
    expect(hub.listenerCount).toBe(0);
  });

  it('refuses a client that takes no stream, and one too many', async () => {
    const { listen } = server({}, 1);
    const deaf = listen({ toolsListChanged: true }, 1, {
      takesNotifications: false,
    });
    expect(await deaf.reply).toMatchObject({
      fault: { kind: 'not-acceptable' },
    });
    listen({ toolsListChanged: true }, 2);
    await settled();
    const { reply, notifications } = listen({ toolsListChanged: true }, 3);
    expect(await reply).toMatchObject({ fault: { kind: 'throttled' } });
    expect(notifications).toEqual([]);
  });
});
