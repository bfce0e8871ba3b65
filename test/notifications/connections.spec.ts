import { describe, expect, it } from '@jest/globals';
import { ProtocolFault } from '../../lib/errors/protocol-fault.js';
import type { Executor } from '../../lib/execution/executor.js';
import { NotificationHub } from '../../lib/notifications/notification-hub.js';
import { resource } from '../protocol/components.fixture.js';
import { catalogOf, dispatcherOf, tool } from '../protocol/fixtures.js';
import {
  initialize,
  modern,
  openStdio,
  settled,
} from '../transports/stdio.fixture.js';

const initialized = { method: 'notifications/initialized' };
const TOOLS = { kind: 'list-changed', list: 'tools' } as const;
const ABOUT = { kind: 'resource-updated', uri: 'docs://about' } as const;

function serve(executor: Partial<Executor> = {}) {
  const hub = new NotificationHub({ serverId: 'test', debounceMs: 0 });
  const dispatcher = dispatcherOf([], executor, {
    hub,
    catalog: catalogOf(() => [tool('echo'), resource]),
  });
  const pipes = openStdio(dispatcher);
  pipes.read();
  return { hub, pipes };
}

describe('a 2025 connection', () => {
  it('is promised changes, and told of them once its handshake is over', async () => {
    const { hub, pipes } = serve();
    pipes.send(initialize(1));
    await pipes.answers(1);
    hub.publish(TOOLS);
    await new Promise((resolve) => setTimeout(resolve, 10));
    pipes.send(initialized);
    await settled();
    hub.publish(TOOLS);
    const [greeting, ...told] = await pipes.answers(2);
    expect(greeting?.result?.['capabilities']).toMatchObject({
      tools: { listChanged: true },
      resources: { subscribe: true, listChanged: true },
    });
    expect(told).toEqual([
      {
        jsonrpc: '2.0',
        method: 'notifications/tools/list_changed',
        params: {},
      },
    ]);
  });

  it('is told of the resources it subscribed to, until it unsubscribes', async () => {
    const { hub, pipes } = serve();
    const params = { uri: 'docs://about' };
    pipes.send(initialize(1), initialized);
    await pipes.answers(1);
    hub.publish(ABOUT);
    await settled();
    pipes.send({ id: 2, method: 'resources/subscribe', params });
    await pipes.answers(2);
    hub.publish(ABOUT);
    await pipes.answers(3);
    pipes.send({ id: 3, method: 'resources/unsubscribe', params });
    await pipes.answers(4);
    hub.publish(ABOUT);
    await settled();
    expect(pipes.sent.slice(1)).toEqual([
      { jsonrpc: '2.0', id: 2, result: {} },
      { jsonrpc: '2.0', method: 'notifications/resources/updated', params },
      { jsonrpc: '2.0', id: 3, result: {} },
    ]);
  });

  it('hears log messages of its level, info by default', async () => {
    const { hub, pipes } = serve();
    const log = (level: 'debug' | 'info' | 'error', data: string) =>
      hub.publish({ kind: 'log', level, data });
    pipes.send(initialize(1), initialized);
    await pipes.answers(1);
    log('debug', 'too quiet');
    log('info', 'heard');
    pipes.send({
      id: 2,
      method: 'logging/setLevel',
      params: { level: 'error' },
    });
    await pipes.answers(3);
    log('info', 'now too quiet');
    log('error', 'heard, too');
    const data = (await pipes.answers(4))
      .filter(({ method }) => method === 'notifications/message')
      .map(({ params }) => Object(params).data);
    expect(data).toEqual(['heard', 'heard, too']);
  });

  it('is told nothing when its handshake was refused, or it is closed', async () => {
    const denied = serve({
      runEndpoint: async (operation, _exchange, produce) => {
        if (operation === 'initialize') {
          throw new ProtocolFault('forbidden', 'No.');
        }
        return produce();
      },
    });
    denied.pipes.send(initialize(1), initialized);
    await denied.pipes.answers(1);
    expect(denied.hub.listenerCount).toBe(0);

    const { hub, pipes } = serve();
    pipes.send(initialize(1), initialized);
    await pipes.answers(1);
    expect(hub.listenerCount).toBe(1);
    pipes.transport.close();
    expect(hub.listenerCount).toBe(0);
  });
});

describe('a 2026 connection', () => {
  const listen = (id: number, notifications: object) =>
    modern(id, 'subscriptions/listen', { notifications });

  it('is told what each of its streams asked for, until that is cancelled', async () => {
    const { hub, pipes } = serve();
    pipes.send(
      listen(1, { toolsListChanged: true }),
      listen(2, { resourceSubscriptions: ['docs://about'] }),
    );
    await pipes.answers(2);
    hub.publish(ABOUT);
    expect((await pipes.answers(3)).at(-1)).toMatchObject({
      method: 'notifications/resources/updated',
      params: { _meta: { 'io.modelcontextprotocol/subscriptionId': 2 } },
    });
    pipes.send({
      method: 'notifications/cancelled',
      params: { requestId: 2 },
    });
    await settled();
    hub.publish(ABOUT);
    hub.publish(TOOLS);
    const sent = await pipes.answers(4);
    expect(sent).toHaveLength(4);
    expect(sent.at(-1)).toMatchObject({
      method: 'notifications/tools/list_changed',
      params: { _meta: { 'io.modelcontextprotocol/subscriptionId': 1 } },
    });
  });

  it('is not kept open by its streams once its client has closed its end', async () => {
    const { hub, pipes } = serve();
    pipes.send(listen(1, { toolsListChanged: true }));
    await pipes.answers(1);
    pipes.input.end();
    await pipes.transport.closed;
    expect(pipes.sent.at(-1)).toMatchObject({ id: 1, result: {} });
    expect(hub.listenerCount).toBe(0);
  });
});
