import { once } from 'node:events';
import { createServer, type Server } from 'node:http';
import { connect, type Socket } from 'node:net';
import { text } from 'node:stream/consumers';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { Logger } from '@nestjs/common';
import { EventRelay } from '../../lib/sessions/event-relay.js';
import type { EventStore } from '../../lib/sessions/event-store.js';
import { HttpResponder } from '../../lib/transports/http/http-responder.js';
import { NodeCall } from '../../lib/transports/http/node-call.js';
import { silentLogger } from '../support/silent-logger.js';

const STREAM = { session: 'alice', name: 'server' };
const MUCH = JSON.stringify('x'.repeat(256 * 1024));

/** A store that is away. */
const away: EventStore = {
  append: () => Promise.reject(new Error('away')),
  replayAfter: () => undefined,
  forget: () => undefined,
};

describe('a client that does not read its stream while nothing is kept of it', () => {
  let server: Server;
  let socket: Socket;
  let responder: HttpResponder;
  let backlog: () => number;

  beforeEach(async () => {
    Logger.overrideLogger(silentLogger);
    server = createServer().listen(0, '127.0.0.1');
    await once(server, 'listening');
    const address = server.address();
    const port = typeof address === 'object' ? address?.port : undefined;
    const asked = once(server, 'request');
    socket = connect(port ?? 0, '127.0.0.1').pause();
    socket.write('GET / HTTP/1.1\r\nhost: a\r\nconnection: close\r\n\r\n');
    const [request, response] = await asked;
    backlog = () => response.writableLength;
    responder = new HttpResponder(
      new NodeCall(request, response, request, response),
      true,
    );
  });

  afterEach(async () => {
    socket.destroy();
    server.close();
    await once(server, 'close');
    Logger.overrideLogger(new Logger());
  });

  it('is let go, and holds no more than its share', async () => {
    const relay = new EventRelay(STREAM, away);
    responder.begin();
    relay.attach(responder);
    for (let n = 0; n < 100; n += 1) {
      relay.send(MUCH);
      await relay.settling;
    }
    expect(responder.ended).toBe(true);
    expect(backlog()).toBeLessThan(4 * 1024 * 1024);
  });

  it('is sent the answer of its call all the same', async () => {
    const relay = new EventRelay(STREAM, away);
    responder.resumeThrough(() => relay, false);
    const most = 1024 * 1024;
    for (let n = 0; n < 200 && backlog() <= most; n += 1) {
      responder.notify({
        method: 'notifications/message',
        params: { level: 'info', data: MUCH },
      });
      // What the sockets take by themselves is gone by then.
      await sleep(5);
    }
    expect(backlog()).toBeGreaterThan(most);
    responder.answer(200, {}, '"the answer"');
    await relay.settling;
    expect(await text(socket)).toContain('data: "the answer"');
  });
});
