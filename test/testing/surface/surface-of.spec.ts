import {
  Client,
  StreamableHTTPClientTransport,
} from '@modelcontextprotocol/client';
import { createTestClient, surfaceOf } from '../../../lib/testing/index.js';
import { testing } from '../weather-app.fixture.js';
import { ordersApp } from './orders-app.fixture.js';

const ORDERS = {
  instructions: 'Ask for orders.',
  tools: [
    { name: 'orders_count' },
    {
      name: 'orders_find',
      description: 'Finds orders',
      annotations: { readOnlyHint: true },
      _meta: {
        'nest-fastmcp/tags': ['orders'],
        securitySchemes: [{ type: 'oauth2', scopes: ['orders:read'] }],
      },
      inputSchema: {
        properties: { status: { type: 'string', enum: ['open', 'closed'] } },
      },
      outputSchema: { type: 'object' },
    },
  ],
  resources: [{ name: 'today', uri: 'orders://today', mimeType: 'text/plain' }],
  resourceTemplates: [{ name: 'one', uriTemplate: 'orders://{id}' }],
  prompts: [{ name: 'summary', description: 'Sums up orders' }],
};

describe.each(['legacy', 'modern'] as const)(
  'the surface a %s client sees',
  (era) => {
    it('is everything the server lists, on all pages, and its instructions', async () => {
      const client = await createTestClient(await ordersApp(), { era });

      expect(await surfaceOf(client)).toMatchObject(ORDERS);
      await client.close();
    });
  },
);

it('the surface is read through the client of the SDK over HTTP as well', async () => {
  const app = (await ordersApp()).createNestApplication({ logger: false });
  await app.listen(0, '127.0.0.1');
  const client = new Client({ name: 'c', version: '1' });
  await client.connect(
    new StreamableHTTPClientTransport(new URL('/mcp', await app.getUrl())),
  );

  expect(await surfaceOf(client)).toMatchObject(ORDERS);
  await client.close();
  await app.close();
});

it('a strict client is asked only for what its server offers', async () => {
  const app = (await testing().compile()).createNestApplication({
    logger: false,
  });
  await app.listen(0, '127.0.0.1');
  const client = new Client(
    { name: 'c', version: '1' },
    { enforceStrictCapabilities: true },
  );
  await client.connect(
    new StreamableHTTPClientTransport(new URL('/mcp', await app.getUrl())),
  );

  const surface = await surfaceOf(client);

  expect(surface.tools).not.toEqual([]);
  expect(surface).toMatchObject({
    resources: [],
    resourceTemplates: [],
    prompts: [],
  });
  expect(surface).not.toHaveProperty('instructions');
  await client.close();
  await app.close();
});

it('the weight of the tools list is a quarter of its bytes', async () => {
  const client = await createTestClient(await ordersApp());
  const { tools } = await client.listTools();

  const { tokens } = await surfaceOf(client);

  expect(tokens).toBe(
    Math.ceil(Buffer.byteLength(JSON.stringify({ tools })) / 4),
  );
  await client.close();
});
