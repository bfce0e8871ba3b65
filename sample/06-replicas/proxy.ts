import {
  Agent,
  createServer,
  type IncomingMessage,
  request,
  type ServerResponse,
} from 'node:http';
import { connect } from 'node:net';
import { pipeline } from 'node:stream';

/** How often a replica that failed is looked for, in milliseconds. */
const PROBE_MS = 500;

const agent = new Agent({ keepAlive: true });
const replicas = (
  process.env['REPLICAS'] ?? 'http://localhost:3001,http://localhost:3002'
)
  .split(',')
  .map((url) => ({ url, isDown: false }));
type Replica = (typeof replicas)[number];

/** `random` takes any; otherwise they take turns. */
const isRandom = process.env['PICK'] === 'random';
let turn = 0;

/** One of them. It need not be the one that opened the session: that is the point. */
function nextReplica() {
  const running = replicas.filter(({ isDown }) => !isDown);
  const able = running.length > 0 ? running : replicas;
  turn = isRandom ? Math.floor(Math.random() * able.length) : turn + 1;
  return able[turn % able.length];
}

/** Asks nothing of a replica that failed until it takes connections again. */
function leaveOut(replica: Replica): void {
  if (replica.isDown) return;
  replica.isDown = true;
  const { hostname, port } = new URL(replica.url);
  const probe = setInterval(() => {
    const socket = connect(Number(port), hostname, () => {
      clearInterval(probe);
      replica.isDown = false;
      socket.destroy();
    }).on('error', () => undefined);
  }, PROBE_MS);
}

/** Hands a request on as it is, once. Whether it can be repeated, only the client knows. */
function forward(asked: IncomingMessage, answer: ServerResponse): void {
  const replica = nextReplica();
  const { method, headers, url: path } = asked;
  const onward = request(replica.url, { method, headers, path, agent });
  const fail = (): void => {
    if (answer.destroyed) return;
    leaveOut(replica);
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
