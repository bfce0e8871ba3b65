import { once } from 'node:events';
import { request } from 'node:http';
import { text } from 'node:stream/consumers';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { Logger } from '@nestjs/common';
import { silentLogger } from '../support/silent-logger.js';
import { closed, recordsIn, Tools, watched } from './support/crossing-app.js';
import type { Running } from './support/platforms.js';
import { RawSession } from './support/raw-session.js';
import { SessionClient } from './support/session-client.js';
import { shareAll, startSharing } from './support/shared-replicas.js';

describe('replicas at the end of a session or themselves', () => {
  let keys: Set<string>;
  let slow: ReturnType<typeof watched>['slow'];
  let running: readonly Running[];
  let one: string;
  let two: string;

  beforeEach(async () => {
    Logger.overrideLogger(silentLogger);
    const all = shareAll();
    const { store, ...more } = watched(all.store);
    ({ keys, slow } = more);
    running = await startSharing({ ...all, store }, Tools);
    [one = '', two = ''] = running.map(({ url }) => `${url}/mcp`);
  });

  afterEach(async () => {
    slow.gate.open();
    await Promise.all(running.map(({ app }) => app.close()));
    Logger.overrideLogger(new Logger());
  });

  it('end the calls and questions of a session that was ended at another', async () => {
    const session = await RawSession.open(one);
    const stream = await session.call('ask');
    expect(await stream.message()).toMatchObject({
      method: 'elicitation/create',
    });
    const start = performance.now();
    await session.as({}, two).end();
    while (await stream.next());
    expect(performance.now() - start).toBeLessThan(3_000);
  });

  it('open no stream for a session that is ended meanwhile at another', async () => {
    const client = await SessionClient.open(one);
    slow.prefix = 'session:lock:';
    const getting = client.listen(two);
    await sleep(100);
    expect(await client.end(one)).toBe(202);
    slow.gate.open();
    expect((await getting).status).toBe(404);
    expect(recordsIn(keys)).toEqual([]);
  });

  it('keep nothing of what an ended session subscribed to', async () => {
    const client = await SessionClient.open(one);
    await client.send(one, 'resources/subscribe', { uri: 'docs://a' });
    expect(recordsIn(keys)).toHaveLength(1);
    expect(await client.end(two)).toBe(202);
    expect(recordsIn(keys)).toEqual([]);
  });

  it('tell an application once that a session was ended, however often it is', async () => {
    closed.length = 0;
    const client = await SessionClient.open(one);
    await Promise.all([one, one, two].map((url) => client.end(url)));
    await sleep(50);
    expect(closed).toHaveLength(1);
  });

  it('send a stream to another that is opened while one shuts down', async () => {
    const client = await SessionClient.open(one);
    slow.prefix = 'session:lock:';
    const getting = client.listen(two);
    await sleep(100);
    const closing = running[1]?.app.close();
    await sleep(100);
    slow.gate.open();
    expect((await getting).status).toBe(503);
    await closing;
    expect((await client.send(one, 'ping')).status).toBe(200);
  });

  it('run no call whose body came while they shut down', async () => {
    const session = await RawSession.open(one);
    const body = JSON.stringify({
      jsonrpc: '2.0',
      id: 1,
      method: 'tools/call',
      params: { name: 'ask' },
    });
    const asked = request(one, {
      method: 'POST',
      headers: {
        'content-type': 'application/json',
        accept: 'application/json, text/event-stream',
        'mcp-session-id': session.id,
        'content-length': Buffer.byteLength(body),
      },
    });
    asked.write(body.slice(0, 10));
    await sleep(200);
    const closing = running[0]?.app.close();
    await sleep(100);
    asked.end(body.slice(10));
    const [response] = await once(asked, 'response');
    expect(response.statusCode).toBe(503);
    expect(response.headers.connection).toBe('close');
    expect(JSON.parse(await text(response))).toMatchObject({ id: 1 });
    await closing;
  });
});
