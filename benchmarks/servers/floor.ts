import { createServer, type IncomingMessage } from 'node:http';
import { once } from 'node:events';
import type { AddressInfo } from 'node:net';
import { Adder } from './shared/adder.js';
import { addSchema } from './shared/inputs.js';
import { legacyAnswer } from './shared/json-rpc.js';

/**
 * The least an answer can cost on this machine: `node:http`, JSON and the
 * check of the arguments.
 *
 * @returns where it listens
 */
export async function serveFloor(): Promise<string> {
  const adder = new Adder();
  const schema = addSchema();
  const server = createServer(async (request, response) => {
    const { id, params } = JSON.parse(await textOf(request));
    const input = schema.parse(params.arguments);
    const answer = JSON.stringify(legacyAnswer(id, adder.add(input)));
    response.writeHead(200, {
      'content-type': 'application/json',
      'content-length': Buffer.byteLength(answer),
    });
    response.end(answer);
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port }: AddressInfo = Object(server.address());
  return `http://127.0.0.1:${port}`;
}

function textOf(request: IncomingMessage): Promise<string> {
  return new Promise((resolve, reject) => {
    let text = '';
    request.setEncoding('utf8');
    request.on('data', (chunk: string) => (text += chunk));
    request.on('end', () => resolve(text));
    request.on('error', reject);
  });
}
