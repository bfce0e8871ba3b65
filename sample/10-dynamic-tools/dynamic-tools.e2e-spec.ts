import {
  Client,
  StreamableHTTPClientTransport,
} from '@modelcontextprotocol/client';
import { mcpMatchers } from 'nest-fastmcp/testing';
import {
  type SampleProcess,
  startSample,
} from '../../test/support/sample-process.js';

expect.extend(mcpMatchers);

const MINE = {
  name: 'espresso_for_ada',
  description: 'What espresso machines sold for in Norway, for Ada',
  category: 'espresso machines',
  region: 'Norway',
};

describe.each(['express', 'fastify'])('the reports on %s', (platform) => {
  let sample: SampleProcess;
  const clients: Client[] = [];

  beforeAll(async () => {
    sample = await startSample('10-dynamic-tools', platform);
  });

  afterAll(async () => {
    await Promise.all(clients.map((client) => client.close()));
    await sample.stop();
  });

  async function connect(user: string): Promise<Client> {
    const client = new Client({ name: 'agent', version: '1' });
    clients.push(client);
    await client.connect(
      new StreamableHTTPClientTransport(new URL(`${sample.url}/mcp`), {
        requestInit: { headers: { 'x-user': user } },
      }),
    );
    return client;
  }

  async function save(user: string, body: object): Promise<void> {
    const { status } = await fetch(`${sample.url}/reports`, {
      method: 'POST',
      headers: { 'x-user': user, 'content-type': 'application/json' },
      body: JSON.stringify(body),
    });
    expect(status).toBe(201);
  }

  async function remove(user: string, name: string): Promise<void> {
    const { status } = await fetch(`${sample.url}/reports/${name}`, {
      method: 'DELETE',
      headers: { 'x-user': user },
    });
    expect(status).toBe(200);
  }

  /** Tries again for a while: what is saved is a tool a moment later. */
  async function eventually(check: () => Promise<void>): Promise<void> {
    const until = Date.now() + 10_000;
    for (;;) {
      try {
        return await check();
      } catch (error) {
        if (Date.now() > until) throw error;
        await new Promise((resolve) => setTimeout(resolve, 20));
      }
    }
  }

  function told(client: Client): Promise<void> {
    return new Promise((resolve) =>
      client.setNotificationHandler('notifications/tools/list_changed', () =>
        resolve(),
      ),
    );
  }

  async function search(client: Client, query: string): Promise<string> {
    const result = await client.callTool({
      name: 'search_tools',
      arguments: { query },
    });
    return JSON.stringify(result);
  }

  const year = { year: 2025 };

  it('shows a model three tools, not 500', async () => {
    const client = await connect('ada');

    const { tools } = await client.listTools();

    expect(tools.map(({ name }) => name).sort()).toEqual([
      'call_tool',
      'search_tools',
      'total_sales',
    ]);
  });

  it('finds the right one of 500, and calls it', async () => {
    const client = await connect('ada');

    const found = await search(client, 'espresso machines in Norway');
    const called = await client.callTool({
      name: 'call_tool',
      arguments: { name: 'espresso_machines_norway', arguments: year },
    });
    const direct = await client.callTool({
      name: 'espresso_machines_norway',
      arguments: year,
    });

    const [first] = found.match(/[a-z_]+_(?:norway|sweden|denmark)/) ?? [];
    expect(first).toBe('espresso_machines_norway');
    expect(called).not.toBeToolError();
    expect(direct).toHaveStructuredContent({ sales: expect.any(Number) });
  });

  it('has a tool for each row as soon as it is added, for its owner alone', async () => {
    const ada = await connect('ada');
    const grace = await connect('grace');

    await save('ada', MINE);

    await eventually(async () =>
      expect(
        await ada.callTool({ name: MINE.name, arguments: year }),
      ).toHaveStructuredContent({ sales: expect.any(Number) }),
    );
    expect(await search(ada, 'espresso machines Norway Ada')).toContain(
      MINE.name,
    );
    await expect(
      grace.callTool({ name: MINE.name, arguments: year }),
    ).rejects.toThrow(`Unknown tool: ${MINE.name}`);
    expect(await search(grace, 'espresso machines Norway Ada')).not.toContain(
      MINE.name,
    );

    await remove('ada', MINE.name);
    await eventually(() =>
      expect(
        ada.callTool({ name: MINE.name, arguments: year }),
      ).rejects.toThrow(`Unknown tool: ${MINE.name}`),
    );
  });

  it('tells clients that the list changed', async () => {
    const client = await connect('grace');
    const heard = told(client);

    await save('ada', { ...MINE, name: 'espresso_for_all', shared: true });

    await heard;
    expect(
      await client.callTool({ name: 'espresso_for_all', arguments: year }),
    ).toHaveStructuredContent({ sales: expect.any(Number) });
    await remove('grace', 'espresso_for_all');
  });

  it('asks who somebody is', async () => {
    await expect(connect('mallory')).rejects.toThrow(
      'Say in x-user who you are.',
    );
  });
});
