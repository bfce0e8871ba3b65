import {
  Client,
  StreamableHTTPClientTransport,
} from '@modelcontextprotocol/client';
import { Client as ClientV1 } from '@modelcontextprotocol/sdk/client/index.js';
import { StreamableHTTPClientTransport as HttpV1 } from '@modelcontextprotocol/sdk/client/streamableHttp.js';
import type { INestApplication } from '@nestjs/common';
import { createTestClient } from '../../../lib/testing/index.js';
import { PLATFORMS, start } from '../support/platforms.js';
import { Desk, deskApp } from './desk.js';

const INFO = { name: 'tester', version: '1' };
const LIMIT = 8;

describe.each(PLATFORMS)('a client over limits.rate on %s', (platform) => {
  let app: INestApplication;
  let url: URL;

  beforeEach(async () => {
    const rate = { limit: LIMIT, ttlMs: 3_600_000 };
    const running = await start(deskApp({ rate }), platform);
    app = running.app;
    url = new URL(`${running.url}/mcp`);
  });
  afterEach(() => app.close());

  const until = async (call: () => Promise<unknown>): Promise<unknown> => {
    for (let time = 0; time <= LIMIT; time += 1) {
      try {
        await call();
      } catch (error) {
        return error;
      }
    }
    return undefined;
  };

  it.each(['legacy', 'auto'] as const)('v2, %s, is told why', async (mode) => {
    const client = new Client(INFO, { versionNegotiation: { mode } });
    await client.connect(new StreamableHTTPClientTransport(url));
    const error = await until(() => client.callTool({ name: 'count' }));
    expect(String(error)).toContain('Too many requests: at most 8');
    await client.close();
  });

  it('v1 is told why', async () => {
    const client = new ClientV1(INFO);
    await client.connect(new HttpV1(url));
    const error = await until(() => client.callTool({ name: 'count' }));
    expect(String(error)).toContain('Too many requests: at most 8');
    await client.close();
  });

  it('in memory is limited where it has a name', async () => {
    const nameless = await createTestClient(app);
    const count = () => nameless.callTool({ name: 'count' });
    expect(await until(count)).toBeUndefined();
    const ada = await createTestClient(app, { user: { sub: 'ada' } });
    const before = Desk.counted;
    const error = await until(() => ada.callTool({ name: 'count' }));
    expect(String(error)).toContain('Too many requests: at most 8');
    expect(Desk.counted - before).toBeLessThan(LIMIT);
    await Promise.all([nameless.close(), ada.close()]);
  });
});
