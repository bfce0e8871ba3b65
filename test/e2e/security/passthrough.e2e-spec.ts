import { createServer, type IncomingHttpHeaders, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { HttpResource } from '../../../lib/index.js';
import { bearer, signedApp } from '../../auth/support/signed-app.js';
import { PLATFORMS, start } from '../support/platforms.js';
import { rpc } from '../support/rpc.js';

describe.each(PLATFORMS)('the token of a caller, on %s', (platform) => {
  let upstream: Server;
  let received: IncomingHttpHeaders[];
  let url: string;

  beforeEach(async () => {
    received = [];
    upstream = createServer((request, response) => {
      received.push(request.headers);
      response.end('rates');
    });
    await new Promise<void>((done) => upstream.listen(0, '127.0.0.1', done));
    const { port } = upstream.address() as AddressInfo;
    url = `http://127.0.0.1:${port}/`;
  });

  afterEach(() => {
    upstream.closeAllConnections();
    return new Promise((done) => upstream.close(done));
  });

  it('is not passed on to what a resource is fetched from', async () => {
    const headers = { authorization: 'Bearer ours', 'x-key': 'ours' };
    const { app, url: own } = await start(
      signedApp({
        providers: [
          HttpResource.provider({ uri: 'rates://plain', url }),
          HttpResource.provider({ uri: 'rates://keyed', url, headers }),
        ],
      }),
      platform,
    );
    const caller = await bearer('alice');
    for (const uri of ['rates://plain', 'rates://keyed']) {
      const { body } = await rpc(
        `${own}/mcp`,
        'modern',
        'resources/read',
        { uri },
        { ...caller, cookie: 'session=alice', 'x-key': 'theirs' },
      );
      expect(body.result.contents[0]).toMatchObject({ uri });
    }

    const [plain, keyed] = received;
    expect(plain).not.toHaveProperty('authorization');
    expect(plain).not.toHaveProperty('x-key');
    expect(keyed).toMatchObject(headers);
    expect(JSON.stringify(received)).not.toContain('alice');
    expect(JSON.stringify(received)).not.toContain(
      caller.authorization.slice(-20),
    );
    await app.close();
  });
});
