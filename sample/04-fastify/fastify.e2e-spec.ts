import {
  Client,
  StreamableHTTPClientTransport,
} from '@modelcontextprotocol/client';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { mcpMatchers } from 'nest-fastmcp/testing';
import { createApp } from './app.js';

expect.extend(mcpMatchers);

const OSLO = { 'x-api-key': 'key-of-oslo' };
const BERGEN = { 'x-api-key': 'key-of-bergen' };

describe('the bikes on Fastify', () => {
  let app: NestFastifyApplication;
  let url: string;

  beforeEach(async () => {
    app = await createApp({ logger: false });
    await app.listen(0, '127.0.0.1');
    url = `${await app.getUrl()}/api`;
  });

  afterEach(() => app.close());

  function post(message: object, headers = {}): Promise<Response> {
    return fetch(`${url}/mcp`, {
      method: 'POST',
      headers: {
        'content-type': 'application/json',
        accept: 'application/json, text/event-stream',
        ...headers,
      },
      body: JSON.stringify({ jsonrpc: '2.0', id: 1, ...message }),
    });
  }

  describe.each([
    ['2025', 'legacy'],
    ['2026', { pin: '2026-07-28' }],
  ] as const)('to a client of %s', (_year, mode) => {
    const clients: Client[] = [];

    afterEach(() =>
      Promise.all(clients.splice(0).map((client) => client.close())),
    );

    async function connect(headers: Record<string, string>): Promise<Client> {
      const client = new Client(
        { name: 'agent', version: '1' },
        { versionNegotiation: { mode } },
      );
      clients.push(client);
      await client.connect(
        new StreamableHTTPClientTransport(new URL(`${url}/mcp`), {
          requestInit: { headers },
        }),
      );
      return client;
    }

    it('answers a tool for the city whose key it is', async () => {
      const oslo = await connect(OSLO);
      const bergen = await connect(BERGEN);
      const ask = { name: 'find-station', arguments: { station: 'Opera' } };

      expect(await oslo.callTool(ask)).toHaveStructuredContent({
        city: 'Oslo',
        name: 'Opera',
        bikes: 12,
      });
      expect(await bergen.callTool(ask)).toBeToolError(
        'Bergen has no station Opera.',
      );
    });

    it('takes path parameter and body of the route as one input', async () => {
      const client = await connect(OSLO);
      const call = (args: Record<string, unknown>) =>
        client.callTool({ name: 'start-ride', arguments: args });

      expect(
        await call({ station: 'Opera', minutes: 20 }),
      ).toHaveStructuredContent({
        city: 'Oslo',
        from: 'Opera',
        bikes: 11,
        price: 30,
      });
      expect(await call({ station: 'Opera', minutes: 2 })).toBeToolError(
        'minutes must not be less than 5',
      );
    });

    it('shares its bikes with the routes', async () => {
      const client = await connect(OSLO);

      const ride = await fetch(`${url}/stations/Blindern/rides`, {
        method: 'POST',
        headers: { ...OSLO, 'content-type': 'application/json' },
        body: JSON.stringify({ minutes: 60 }),
      });
      const another = await client.callTool({
        name: 'start-ride',
        arguments: { station: 'Blindern', minutes: 60 },
      });

      expect(await ride.json()).toEqual({
        city: 'Oslo',
        from: 'Blindern',
        bikes: 0,
        price: 90,
      });
      expect(another).toBeToolError('There is no bike at Blindern.');
    });

    it('lets no stranger connect', async () => {
      await expect(connect({})).rejects.toMatchObject({ status: 401 });
    });
  });

  it('answers strangers 401, on the endpoint as on the route', async () => {
    const answers = await Promise.all([
      fetch(`${url}/stations/Opera`),
      post({ method: 'tools/list' }),
      post({ method: 'tools/call', params: { name: 'find-station' } }),
      post({ method: 'tools/list' }, { 'x-api-key': 'made-up' }),
    ]);

    expect(answers.map(({ status }) => status)).toEqual([401, 401, 401, 401]);
    expect(await answers[1]?.json()).toMatchObject({
      id: 1,
      error: { message: 'A valid x-api-key is needed.' },
    });
  });

  it('runs hooks and interceptors of the application for both', async () => {
    const headers = { ...OSLO, 'x-request-id': 'ride-4711' };
    const call = {
      method: 'tools/call',
      params: { name: 'find-station', arguments: { station: 'Opera' } },
    };

    const answers = await Promise.all([
      fetch(`${url}/stations/Opera`, { headers }),
      post(call, headers),
    ]);

    for (const answer of answers) {
      expect(answer.status).toBe(200);
      expect(answer.headers.get('x-request-id')).toBe('ride-4711');
      expect(answer.headers.get('server-timing')).toMatch(/^app;dur=\d/);
    }
  });
});
