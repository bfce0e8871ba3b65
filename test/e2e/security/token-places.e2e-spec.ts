import { connect } from 'node:net';
import { bearer, signedApp } from '../../auth/support/signed-app.js';
import { PLATFORMS, type Running, start } from '../support/platforms.js';
import { rpcRequest } from '../support/rpc.js';
import { overHttp } from '../support/wire.js';

const { body, headers } = rpcRequest('modern', 'tools/list');
const PING = '{"jsonrpc":"2.0","id":1,"method":"ping"}';
const alice = (await bearer('alice')).authorization;
const bob = (await bearer('bob')).authorization;
const token = alice.slice('Bearer '.length);

describe.each(PLATFORMS)('a token, on %s', (platform) => {
  let running: Running;

  beforeAll(async () => {
    running = await start(signedApp(), platform);
  });

  afterAll(() => running.app.close());

  const send = (
    authorization: string | readonly string[] | undefined,
    { query = '', content = body }: { query?: string; content?: object } = {},
  ) =>
    overHttp(`${running.url}/mcp${query}`)({
      headers: { ...headers, ...(authorization && { authorization }) },
      body: JSON.stringify(content),
    });

  it('in the header is taken', async () => {
    expect((await send(alice)).status).toBe(200);
  });

  it.each([
    ['the query', { query: `?access_token=${token}` }],
    ['the query, by another name', { query: `?token=${token}` }],
    [
      'the body',
      {
        content: {
          ...body,
          params: { ...Object(body['params']), access_token: token },
        },
      },
    ],
  ])('in %s is none', async (_, place) => {
    const { status, headers: answered } = await send(undefined, place);

    expect(status).toBe(401);
    expect(answered.get('www-authenticate')).not.toContain('error=');
  });

  it.each([
    ['twice, both good', [alice, bob]],
    ['twice, the second one bad', [alice, 'Bearer bad']],
    ['twice, the first one bad', ['Bearer bad', alice]],
    ['twice, the second one of another kind', [alice, 'Basic YTpi']],
  ])('sent %s, is refused', async (_, values) => {
    const { status, text } = await send(values);

    expect(status).toBe(400);
    expect(text).toContain('sent more than once');
    expect(text).not.toContain(token);
  });

  it('joined with another one by a comma is none', async () => {
    expect((await send(`${alice}, ${bob}`)).status).toBe(401);
  });

  it.each([
    ['almost', 16_100, 401],
    ['more than', 17_000, 431],
  ])(
    'of %s what Node takes for a header is refused',
    async (_, length, status) => {
      const port = Number(new URL(running.url).port);
      const answer = await statusOf(port, `Bearer ${'x'.repeat(length)}`);
      expect(answer).toBe(status);
    },
  );
});

/** The status of a request whose headers are few, but for one. */
function statusOf(port: number, authorization: string): Promise<number> {
  return new Promise((resolve, reject) => {
    const socket = connect(port, '127.0.0.1');
    socket.on('error', reject);
    socket.once('data', (part: Buffer) => {
      resolve(Number(part.toString('latin1').split(' ')[1]));
      socket.destroy();
    });
    const lines = [
      'POST /mcp HTTP/1.1',
      'host: localhost',
      'content-type: application/json',
      'accept: application/json, text/event-stream',
      `content-length: ${PING.length}`,
      `authorization: ${authorization}`,
    ];
    socket.write([...lines, '', PING].join('\r\n'));
  });
}
