import { once } from 'node:events';
import { createServer } from 'node:http';

/**
 * Serves a handler of `node:http` on a free port of the loopback interface.
 *
 * @param {import('node:http').RequestListener} handler
 * @returns {Promise<string>} where it listens
 */
export async function listen(handler) {
  const server = createServer(handler);
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  return `http://127.0.0.1:${server.address().port}`;
}

/** A port nobody listens on, for servers that want to be told one. */
export async function freePort() {
  const server = createServer();
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address();
  server.close();
  await once(server, 'close');
  return port;
}
