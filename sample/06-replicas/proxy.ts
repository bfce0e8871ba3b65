import {
  Agent,
  createServer,
  type IncomingMessage,
  request,
  type ServerResponse,
} from 'node:http';
import { pipeline } from 'node:stream';

/** How long a replica that failed is left alone, in milliseconds, unless all of them failed. */
const REST_MS = 500;

const agent = new Agent({ keepAlive: true });
const replicas = (
  process.env['REPLICAS'] ?? 'http://localhost:3001,http://localhost:3002'
)
  .split(',')
  .map((url) => ({ url, restsUntil: 0 }));
let turn = 0;

/** The next one in turn. It need not be the one that opened the session: that is the point. */
function nextReplica() {
  const now = Date.now();
  const rested = replicas.filter(({ restsUntil }) => restsUntil <= now);
  const able = rested.length > 0 ? rested : replicas;
  turn += 1;
  return able[turn % able.length];
}

/** Hands a request on as it is, once. Whether it can be repeated, only the client knows. */
function forward(asked: IncomingMessage, answer: ServerResponse): void {
  const replica = nextReplica();
  const { method, headers, url: path } = asked;
  const onward = request(replica.url, { method, headers, path, agent });
  const fail = (): void => {
    if (answer.destroyed) return;
    replica.restsUntil = Date.now() + REST_MS;
    if (answer.headersSent) answer.destroy();
    else answer.writeHead(502).end();
  };
  onward.on('error', fail);
  onward.on('response', (response) => {
    response.on('error', fail);
    answer.writeHead(response.statusCode ?? 502, response.headers);
    // A stream may have nothing to say for long: its client should know that it is there.
    answer.flushHeaders();
    pipeline(response, answer, () => undefined);
  });
  answer.on('close', () => onward.destroy());
  asked.pipe(onward);
}

const server = createServer(forward);
server.listen(Number(process.env['PORT'] ?? 3000), () => {
  const address = server.address();
  const port = typeof address === 'object' ? address?.port : address;
  console.log(`The proxy answers at http://localhost:${port}/mcp`);
});
