import { once } from 'node:events';
import { createServer, type Server, type ServerResponse } from 'node:http';
import { connect, type Socket } from 'node:net';
import { text } from 'node:stream/consumers';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { NodeStream } from '../../lib/transports/http/node-stream.js';

const STALLED_MS = 300;
/** More than sockets take by themselves. */
const MUCH = 'x'.repeat(32 * 1024 * 1024);

describe('a response that is over while much of it waits for its client', () => {
  let server: Server;
  let socket: Socket;
  let response: ServerResponse;

  beforeEach(async () => {
    server = createServer().listen(0, '127.0.0.1');
    await once(server, 'listening');
    const address = server.address();
    const port = typeof address === 'object' ? address?.port : undefined;
    const asked = once(server, 'request');
    socket = connect(port ?? 0, '127.0.0.1');
    socket.write('GET / HTTP/1.1\r\nhost: a\r\nconnection: close\r\n\r\n');
    [, response] = await asked;
    const stream = new NodeStream(response, STALLED_MS);
    stream.write(MUCH);
    stream.end();
  });

  afterEach(async () => {
    socket.destroy();
    server.close();
    await once(server, 'close');
  });

  it('is given up where the client reads no more', async () => {
    socket.pause();
    expect(response.destroyed).toBe(false);
    await once(response, 'close');
    expect(response.destroyed).toBe(true);
  });

  it('goes on as long as the client reads, however slowly', async () => {
    const reading = text(socket);
    for (let pause = 0; pause < 4; pause += 1) {
      socket.pause();
      await sleep(STALLED_MS / 2);
      socket.resume();
      await sleep(1);
    }
    expect((await reading).length).toBeGreaterThan(MUCH.length);
  });
});
