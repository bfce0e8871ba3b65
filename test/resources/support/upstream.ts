import { afterAll, beforeAll } from '@jest/globals';
import {
  createServer,
  type IncomingMessage,
  type RequestListener,
} from 'node:http';
import { once } from 'node:events';

/** A server on loopback for as long as the tests of the file run. */
export function upstream(listener: RequestListener): {
  /** The URL of a path of it. */
  urlOf(path: string): string;
  /** The requests it got, the last one last. */
  readonly requests: readonly IncomingMessage[];
} {
  const requests: IncomingMessage[] = [];
  const server = createServer((request, response) => {
    requests.push(request);
    listener(request, response);
  });
  beforeAll(async () => {
    server.listen(0, '127.0.0.1');
    await once(server, 'listening');
  });
  afterAll(async () => {
    server.closeAllConnections();
    server.close();
    await once(server, 'close');
  });
  return {
    requests,
    urlOf(path) {
      const address = server.address();
      if (typeof address !== 'object' || !address) throw new Error('Closed.');
      return `http://127.0.0.1:${address.port}${path}`;
    },
  };
}
