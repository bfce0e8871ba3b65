import { setTimeout as sleep } from 'node:timers/promises';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { Injectable, Logger } from '@nestjs/common';
import { findServer } from '../../lib/internal.js';
import { McpContext, McpServerRef, Resource, Tool } from '../../lib/index.js';
import { eventually } from '../redis/support/eventually.js';
import { silentLogger } from '../support/silent-logger.js';
import { SessionClient } from './support/session-client.js';
import {
  type Shared,
  shareAll,
  startSharing,
} from './support/shared-replicas.js';
import type { Running } from './support/platforms.js';

@Injectable()
class Docs {
  constructor(private readonly mcp: McpServerRef) {}

  @Resource('docs://{name}')
  doc({ name }: { name: string }) {
    return name;
  }

  @Tool()
  async slow(ctx: McpContext) {
    for (const step of [1, 2, 3, 4]) {
      ctx.log.warning(`${step}`);
      await sleep(250);
    }
    return 'done';
  }

  @Tool()
  async talk(ctx: McpContext) {
    ctx.log.debug('quiet');
    return 'done';
  }

  @Tool()
  touch() {
    this.mcp.resourceUpdated('docs://a');
    return 'done';
  }

  @Tool()
  shout() {
    this.mcp.log('debug', 'all of you');
    return 'done';
  }
}

const hubOf = async (running: Running | undefined) => {
  if (!running) throw new Error('There is no such replica.');
  const { hub } = await findServer(running.app, 'default');
  return hub;
};

const A = { uri: 'docs://a' };
const ONCE = new Map([[A.uri, 1]]);

describe('replicas that share a store and a bus', () => {
  let shared: Shared;
  let running: readonly Running[];
  let one: string;
  let two: string;

  beforeEach(async () => {
    Logger.overrideLogger(silentLogger);
    shared = shareAll();
    running = await startSharing(shared, Docs);
    [one = '', two = ''] = running.map(({ url }) => `${url}/mcp`);
  });

  afterEach(async () => {
    await Promise.all(running.map(({ app }) => app.close()));
    Logger.overrideLogger(new Logger());
  });

  const call = (client: SessionClient, url: string, name: string) =>
    client.send(url, 'tools/call', { name });

  it('tell a session of a resource it subscribed to at another replica than its stream is at, once', async () => {
    const client = await SessionClient.open(one);
    const stream = await client.listen(two);
    await client.send(one, 'resources/subscribe', A);
    await call(client, one, 'touch');
    await call(client, two, 'touch');
    const twice = new Map([[A.uri, 2]]);
    await eventually(() => expect(stream.updates).toEqual(twice));
    await client.send(one, 'resources/unsubscribe', A);
    await call(client, two, 'touch');
    await sleep(100);
    expect(stream.updates).toEqual(twice);
  });

  it('know at the opening of a stream what was subscribed to before', async () => {
    const client = await SessionClient.open(one);
    await client.send(one, 'resources/subscribe', A);
    const stream = await client.listen(two);
    await call(client, one, 'touch');
    await eventually(() => expect(stream.updates).toEqual(ONCE));
  });

  it('lose none of the subscriptions made at all of them at once', async () => {
    const client = await SessionClient.open(one);
    const stream = await client.listen(one);
    const uris = Array.from({ length: 40 }, (_, n) => `docs://${n}`);
    const answers = await Promise.all(
      uris.map((uri, n) =>
        client.send(n % 2 ? one : two, 'resources/subscribe', { uri }),
      ),
    );
    expect(answers.map(({ body }) => body.result)).toEqual(
      uris.map(() => ({})),
    );
    const hub = await hubOf(running[1]);
    for (const uri of uris) hub.publish({ kind: 'resource-updated', uri });
    const all = new Map(uris.map((uri) => [uri, 1]));
    await eventually(() => expect(stream.updates).toEqual(all));
  });

  it('allow no more subscriptions together than one of them would', async () => {
    const client = await SessionClient.open(one);
    const subscribe = (n: number) =>
      client.send(n % 2 ? one : two, 'resources/subscribe', {
        uri: `docs://${n}`,
      });
    const answers = await Promise.all(
      Array.from({ length: 103 }, (_, n) => subscribe(n)),
    );
    const refused = answers.filter(({ body }) => body.error);
    expect(refused.map(({ body }) => body.error.code)).toEqual([
      -32012, -32012, -32012,
    ]);
  });

  it('let one of them write a stream: that which has its last GET', async () => {
    const client = await SessionClient.open(one);
    await client.send(one, 'resources/subscribe', A);
    const first = await client.listen(one);
    const second = await client.listen(two);
    await first.ended;
    await call(client, one, 'touch');
    await call(client, two, 'touch');
    await eventually(() =>
      expect(second.updates).toEqual(new Map([[A.uri, 2]])),
    );
    expect(first.updates).toEqual(new Map());
    const third = await client.listen(one);
    await second.ended;
    await call(client, two, 'touch');
    await eventually(() => expect(third.updates).toEqual(ONCE));
  });

  it('have one stream within each of them, as without others', async () => {
    const client = await SessionClient.open(one);
    await client.listen(one);
    expect((await client.listen(one)).status).toBe(409);
  });

  it('tell nothing twice and leave nothing out while a stream moves between them', async () => {
    const client = await SessionClient.open(one);
    await client.send(one, 'resources/subscribe', A);
    let stream = await client.listen(one);
    const streams = [stream];
    const hubs = [await hubOf(running[0]), await hubOf(running[1])];
    let told = 0;
    const ticking = setInterval(() => {
      for (const hub of hubs) {
        hub.publish({ kind: 'resource-updated', uri: A.uri });
        told += 1;
      }
    }, 2);
    for (let move = 0; move < 10; move += 1) {
      await sleep(30);
      const before = stream;
      // What the old one had not brought yet is asked for by the last id.
      stream = await client.listen(move % 2 ? one : two, before.lastId);
      streams.push(stream);
      await before.ended;
    }
    clearInterval(ticking);
    // An event may have been on its way when its client went: it came again then.
    await eventually(() => {
      const events = new Map(streams.flatMap((one) => one.events));
      expect(events.size).toBe(told);
    });
    for (const { events } of streams) {
      expect(new Map(events).size).toBe(events.length);
    }
  });

  it('know the log level of a session wherever it was set', async () => {
    const client = await SessionClient.open(one);
    const stream = await client.listen(one);
    await client.send(two, 'logging/setLevel', { level: 'debug' });
    for (const url of [one, two]) {
      const { text } = await call(client, url, 'talk');
      expect(text).toContain('quiet');
    }
    await call(client, two, 'shout');
    await eventually(() =>
      expect(stream.messages.at(-1)?.params.data).toBe('all of you'),
    );
  });

  it('ask the store once for a call, whatever the session has', async () => {
    const client = await SessionClient.open(one);
    await client.listen(two);
    await client.send(one, 'resources/subscribe', A);
    await client.send(one, 'logging/setLevel', { level: 'debug' });
    const before = shared.asked;
    await call(client, one, 'talk');
    expect(shared.asked - before).toBe(1);
  });

  it('end the stream of a session that is ended at another', async () => {
    const client = await SessionClient.open(one);
    const stream = await client.listen(one);
    expect(await client.end(two)).toBe(202);
    await stream.ended;
    expect((await call(client, one, 'talk')).status).toBe(404);
  });

  it('keep a session ended whose log level is set meanwhile', async () => {
    const clients = await Promise.all(
      Array.from({ length: 20 }, () => SessionClient.open(one)),
    );
    await Promise.all(
      clients.flatMap((client) => [
        client.send(one, 'logging/setLevel', { level: 'debug' }),
        client.end(two),
      ]),
    );
    for (const client of clients) {
      expect((await call(client, one, 'talk')).status).toBe(404);
      expect((await call(client, two, 'talk')).status).toBe(404);
    }
  });

  it('bring the rest of a call that runs at another, as it comes', async () => {
    const client = await SessionClient.open(one);
    const lost = await client.stream(one, 'slow');
    await eventually(() => expect(lost.messages).toHaveLength(1));
    const { lastId } = lost;
    lost.drop();
    const rest = await client.listen(two, lastId);
    await rest.ended;
    const said = rest.messages.map(({ id, params }) => id ?? params.data);
    expect(said).toEqual(['2', '3', '4', 1]);
  });

  it('refuse what they cannot tell each other, and serve calls', async () => {
    const client = await SessionClient.open(one);
    shared.outage = new Error('gone');
    const refused = await client.send(one, 'resources/subscribe', A);
    expect(refused.status).toBe(503);
    expect(refused.body.error.code).toBe(-32013);
    expect((await call(client, one, 'talk')).status).toBe(200);
    expect((await client.listen(one)).status).toBe(200);
  });

  it('wait a second for one that is gone, and take its streams over', async () => {
    const client = await SessionClient.open(one);
    await client.send(one, 'resources/subscribe', A);
    const first = await client.listen(one);
    await running[0]?.app.close();
    await first.ended;
    const second = await client.listen(two, first.lastId);
    expect(second.status).toBe(200);
    await call(client, two, 'touch');
    await eventually(() => expect(second.updates).toEqual(ONCE));
  });
});
