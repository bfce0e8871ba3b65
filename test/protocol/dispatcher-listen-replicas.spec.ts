import { afterEach, describe, expect, it } from '@jest/globals';
import { NotificationHub } from '../../lib/notifications/notification-hub.js';
import { SpyBus } from '../notifications/support/spy-bus.js';
import { catalogOf, dispatcherOf, exchangeOf, tool } from './fixtures.js';

const hubs: NotificationHub[] = [];

afterEach(async () => {
  for (const hub of hubs.splice(0)) await hub.close();
});

/** A bus that confirms subscriptions when the test says so. */
class HesitantBus extends SpyBus {
  #confirm: () => void = () => undefined;
  readonly #confirmed = new Promise<void>((resolve) => {
    this.#confirm = resolve;
  });

  confirm(): void {
    this.#confirm();
  }

  override async subscribe(
    ...args: Parameters<SpyBus['subscribe']>
  ): Promise<() => void> {
    await this.#confirmed;
    return super.subscribe(...args);
  }
}

/** A server that is listened to, on a bus with others. */
function listening(bus: SpyBus) {
  const hub = new NotificationHub({ serverId: 'main', bus, debounceMs: 0 });
  hubs.push(hub);
  const dispatcher = dispatcherOf(
    [],
    {},
    {
      hub,
      catalog: catalogOf(() => [tool('echo')]),
    },
  );
  const made = exchangeOf(
    'subscriptions/listen',
    { notifications: { toolsListChanged: true } },
    { id: 1 },
  );
  return { ...made, reply: dispatcher.dispatch(made.exchange) };
}

const settled = () => new Promise((resolve) => setTimeout(resolve, 5));

const methods = (notifications: readonly { method: string }[]) =>
  notifications.map(({ method }) => method);

describe('subscriptions/listen on one of several replicas', () => {
  it('is acknowledged when the replica hears the others, so that nothing after it is missed', async () => {
    const bus = new HesitantBus();
    const { notifications } = listening(bus);
    await settled();
    expect(notifications).toEqual([]);
    bus.confirm();
    await settled();
    expect(methods(notifications)).toEqual([
      'notifications/subscriptions/acknowledged',
    ]);

    const other = new NotificationHub({ serverId: 'main', bus, debounceMs: 0 });
    hubs.push(other);
    other.publish({ kind: 'list-changed', list: 'tools' });
    await settled();
    expect(methods(notifications)[1]).toBe('notifications/tools/list_changed');
  });

  it('is not acknowledged to who has gone meanwhile', async () => {
    const bus = new HesitantBus();
    const { exchange, notifications, reply } = listening(bus);
    await settled();
    exchange.cancel(new Error('gone'));
    bus.confirm();
    await reply;
    expect(notifications).toEqual([]);
  });

  it('ends when the server closes meanwhile', async () => {
    const bus = new HesitantBus();
    const { reply } = listening(bus);
    await settled();
    await hubs[0]?.close();
    bus.confirm();
    expect(await reply).toMatchObject({ id: 1, result: {} });
  });
});
