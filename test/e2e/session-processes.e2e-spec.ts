import { setTimeout as sleep } from 'node:timers/promises';
import { Client } from '@modelcontextprotocol/sdk/client/index.js';
import { StreamableHTTPClientTransport } from '@modelcontextprotocol/sdk/client/streamableHttp.js';
import { PLATFORMS, start } from './support/platforms.js';
import { withEach } from './support/retrying-client.js';
import { AppModule, JSON_HEADERS } from './support/session-app.js';
import { type EventReader, SessionClient } from './support/session-client.js';

it('serves the sessions of another process with the same keys', async () => {
  const one = await start(AppModule, 'express');
  const two = await start(AppModule, 'fastify');
  const response = await fetch(`${one.url}/mcp`, {
    method: 'POST',
    headers: JSON_HEADERS,
    body: JSON.stringify({
      jsonrpc: '2.0',
      id: 1,
      method: 'initialize',
      params: {
        protocolVersion: '2025-11-25',
        capabilities: {},
        clientInfo: { name: 'tester', version: '1' },
      },
    }),
  });
  const session = response.headers.get('mcp-session-id') ?? '';
  const answer = await fetch(`${two.url}/mcp`, {
    method: 'POST',
    headers: { ...JSON_HEADERS, 'mcp-session-id': session },
    body: JSON.stringify({ jsonrpc: '2.0', id: 1, method: 'tools/list' }),
  });
  expect(answer.status).toBe(200);
  await one.app.close();
  await two.app.close();
});

describe.each(PLATFORMS)('an application on %s that shuts down', (platform) => {
  it('does not wait for streams, nor for connections clients keep ready', async () => {
    const { app, url } = await start(AppModule, platform);
    const endpoint = new URL(`${url}/mcp`);
    const clients = await Promise.all(
      Array.from({ length: 20 }, async () => {
        const client = new Client({ name: 'v1', version: '1' });
        await client.connect(new StreamableHTTPClientTransport(endpoint));
        return client;
      }),
    );
    await sleep(100);
    await Promise.all(clients.slice(10).map((client) => client.close()));
    const before = Date.now();
    await app.close();
    expect(Date.now() - before).toBeLessThan(2_000);
    await Promise.all(clients.map((client) => client.close()));
  });

  it('closes a thousand streams of sessions within two seconds', async () => {
    const { app, url } = await start(AppModule, platform);
    const endpoint = `${url}/mcp`;
    const streams: EventReader[] = [];
    await withEach(Array.from({ length: 1_000 }), async () => {
      const client = await SessionClient.open(endpoint);
      streams.push(await client.listen(endpoint));
    });
    expect(streams.filter(({ isOpen }) => isOpen)).toHaveLength(1_000);
    const before = Date.now();
    await app.close();
    expect(Date.now() - before).toBeLessThan(2_000);
    await Promise.all(streams.map(({ ended }) => ended));
  }, 60_000);
});
