import { once } from 'node:events';
import { connect } from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { findServer } from '../../lib/internal.js';
import type { NotificationHub } from '../../lib/notifications/notification-hub.js';
import { KeyRing } from '../../lib/sessions/key-ring.js';
import { SessionTokens } from '../../lib/sessions/session-tokens.js';
import { eventually } from '../redis/support/eventually.js';
import { sessionOf } from '../sessions/sessions.fixture.js';
import { PLATFORMS, type Running, start } from './support/platforms.js';
import { AppModule } from './support/session-app.js';
import { SessionClient } from './support/session-client.js';

const KEY = 'a secret of at least thirty-two bytes';
const PAST = Math.floor(Date.now() / 1_000) - 1;

const tokenOf = (key: string, server: string, changes = {}) =>
  new SessionTokens(KeyRing.from([key]), server).write(
    sessionOf({ principalDigest: undefined, ...changes }),
  );
const GOOD = tokenOf(KEY, 'default');

const IDS: readonly (readonly [what: string, id: string])[] = [
  ['has expired', tokenOf(KEY, 'default', { expiresAt: PAST })],
  ['was sealed with another key', tokenOf('x'.repeat(32), 'default')],
  ['is of another server', tokenOf(KEY, 'other')],
  ['was cut off', GOOD.slice(0, -1)],
  ['is cut to almost nothing', GOOD.slice(0, 4)],
  ['was drawn out', `${GOOD}A`],
  ['was changed in one character', `A${GOOD.slice(1)}B`.slice(0, GOOD.length)],
  ['is too long', 'A'.repeat(8_000)],
  ['is no base64url', '../../etc/passwd'],
  ['is a word of the language', '__proto__'],
];

const LAST_IDS: readonly string[] = [
  'server',
  'server_',
  'server_zzzzzzzzzzz',
  '../../server_1',
  '__proto___1',
  'constructor_1',
  `${'a'.repeat(7_000)}_1`,
  '*_0-0',
];

describe.each(PLATFORMS)('sessions on %s', (platform) => {
  let running: Running;
  let url: string;
  let hub: NotificationHub;

  beforeAll(async () => {
    running = await start(AppModule, platform);
    url = `${running.url}/mcp`;
    hub = (await findServer(running.app, 'default')).hub;
  });

  afterAll(() => running.app.close());

  const alive = async (client: SessionClient) =>
    (await client.send(url, 'ping')).status;

  it('are found by an id made with the same key, for the same server', async () => {
    expect(await alive(SessionClient.of(GOOD))).toBe(200);
  });

  it.each(IDS)('are not found by an id that %s', async (_what, id) => {
    const client = SessionClient.of(id);
    expect(await alive(client)).toBe(404);
    expect((await client.listen(url)).status).toBe(404);
    expect(await client.end(url)).toBe(404);
  });

  it.each(LAST_IDS)('go on after no event they never had: %s', async (id) => {
    const client = await SessionClient.open(url);
    const stream = await client.listen(url);
    expect((await client.listen(url, id)).status).toBe(400);
    hub.publish({ kind: 'log', level: 'error', data: 'still here' });
    await eventually(() => expect(stream.messages).toHaveLength(1));
    stream.drop();
  });

  it('let go of a client that never reads, and of nobody else', async () => {
    const [reader, idler] = [
      await SessionClient.open(url),
      await SessionClient.open(url),
    ];
    const stream = await reader.listen(url);
    const socket = connect(Number(new URL(url).port), '127.0.0.1');
    socket.pause();
    socket.write(
      [
        'GET /mcp HTTP/1.1',
        'host: 127.0.0.1',
        'accept: text/event-stream',
        `mcp-session-id: ${idler.token}`,
        '\r\n',
      ].join('\r\n'),
    );
    await eventually(async () =>
      expect((await idler.listen(url)).status).toBe(409),
    );
    const data = 'x'.repeat(256 * 1024);
    for (let sent = 0; sent < 80; sent += 1) {
      hub.publish({ kind: 'log', level: 'error', data });
      // The other one keeps up.
      await eventually(() => expect(stream.messages).toHaveLength(sent + 1));
    }
    // Its place is free: it may come again.
    const again = await idler.listen(url);
    expect(again.status).toBe(200);
    again.drop();
    stream.drop();
    socket.destroy();
  });

  it('are served while others send half of a request and no more', async () => {
    const halves = ['POST /mcp HTTP/1.1\r\nhost: a\r\ncontent-le', ''].flatMap(
      (text) => Array.from({ length: 50 }, () => text),
    );
    const body =
      'POST /mcp HTTP/1.1\r\nhost: 127.0.0.1\r\ncontent-type: application/json\r\naccept: application/json, text/event-stream\r\ncontent-length: 100\r\n\r\n{"jsonrpc"';
    const sockets = [...halves, ...halves.map(() => body)].map((text) => {
      const socket = connect(Number(new URL(url).port), '127.0.0.1');
      socket.on('error', () => undefined).write(text);
      return socket;
    });
    await Promise.all(sockets.map((socket) => once(socket, 'connect')));
    expect(await alive(await SessionClient.open(url))).toBe(200);
    for (const socket of sockets) socket.destroy();
    expect(await alive(await SessionClient.open(url))).toBe(200);
  });

  it('survive a client that goes away in the middle of anything', async () => {
    const client = await SessionClient.open(url);
    const headers = {
      accept: 'application/json, text/event-stream',
      'content-type': 'application/json',
      'mcp-session-id': client.token,
    };
    const call = {
      jsonrpc: '2.0',
      id: 1,
      method: 'tools/call',
      params: { name: 'talk' },
    };
    const requests: readonly RequestInit[] = [
      { method: 'POST', headers, body: JSON.stringify(call) },
      { method: 'GET', headers },
      { method: 'GET', headers: { ...headers, 'last-event-id': 'server_1' } },
    ];
    for (const request of requests) {
      for (const delayMs of [0, 1, 3, 10, 30]) {
        const signal = AbortSignal.timeout(delayMs);
        await fetch(url, { ...request, signal }).catch(() => undefined);
        await sleep(delayMs);
      }
    }
    // Its stream is free again, and calls are answered.
    await eventually(async () => {
      const stream = await client.listen(url);
      stream.drop();
      expect(stream.status).toBe(200);
    });
    expect(await alive(client)).toBe(200);
    expect(await client.end(url)).toBe(202);
    expect(await alive(client)).toBe(404);
  });
});
