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

const KEY = { 'x-staff-key': 'only-for-this-sample' };

describe.each(['express', 'fastify'])('the library on %s', (platform) => {
  let sample: SampleProcess;
  const clients: Client[] = [];

  beforeAll(async () => {
    sample = await startSample('09-two-servers', platform);
  });

  afterAll(async () => {
    await Promise.all(clients.map((client) => client.close()));
    await sample.stop();
  });

  async function connect(
    path: string,
    headers: Record<string, string> = {},
    options: ConstructorParameters<typeof Client>[1] = {},
  ): Promise<Client> {
    const client = new Client({ name: 'agent', version: '1' }, options);
    clients.push(client);
    await client.connect(
      new StreamableHTTPClientTransport(new URL(`${sample.url}${path}`), {
        requestInit: { headers },
      }),
    );
    return client;
  }

  it('offers visitors books and opening hours', async () => {
    const client = await connect('/mcp');

    const { tools } = await client.listTools();
    const { resources } = await client.listResources();

    expect(client.getServerVersion()?.name).toBe('library');
    expect(tools).toMatchObject([
      { name: 'find_books', annotations: { readOnlyHint: true } },
    ]);
    expect(resources.map(({ uri }) => uri).sort()).toEqual([
      'library://books',
      'library://opening-hours',
    ]);
    await expect(
      client.callTool({ name: 'withdraw_book', arguments: {} }),
    ).rejects.toThrow('Unknown tool: withdraw_book');
  });

  it('shows strangers nothing of what staff can do', async () => {
    await expect(connect('/admin/mcp')).rejects.toThrow(
      'Send the key of the staff.',
    );
  });

  it('offers staff books, too, and taking them away', async () => {
    const client = await connect('/admin/mcp', KEY);

    const { tools } = await client.listTools();
    const { resources } = await client.listResources();
    const found = await client.callTool({
      name: 'find_books',
      arguments: { text: 'emma' },
    });

    expect(client.getServerVersion()?.name).toBe('library-admin');
    expect(tools.map(({ name }) => name).sort()).toEqual([
      'find_books',
      'withdraw_book',
    ]);
    expect(resources.map(({ uri }) => uri)).toEqual(['library://books']);
    expect(found).toHaveStructuredContent({
      books: [{ isbn: '9780141439518', title: 'Emma', author: 'Jane Austen' }],
    });
  });

  it('tells visitors of a book that staff took away', async () => {
    const staff = await connect('/admin/mcp', KEY);
    const visitor = await connect('/mcp');
    const told = new Promise<string>((resolve) =>
      visitor.setNotificationHandler(
        'notifications/resources/updated',
        ({ params }) => resolve(params.uri),
      ),
    );
    await visitor.subscribeResource({ uri: 'library://books' });

    await staff.callTool({
      name: 'withdraw_book',
      arguments: { isbn: '9780142437247' },
    });

    expect(await told).toBe('library://books');
    const found = await visitor.callTool({
      name: 'find_books',
      arguments: { text: 'moby' },
    });
    expect(found).toHaveStructuredContent({ books: [] });
  });

  it('keeps the sessions of the two apart', async () => {
    const staff = await connect('/admin/mcp', KEY);
    const { sessionId = '' } = Object(staff.transport);

    const { status } = await fetch(`${sample.url}/mcp`, {
      method: 'POST',
      headers: {
        'content-type': 'application/json',
        accept: 'application/json, text/event-stream',
        'mcp-session-id': sessionId,
      },
      body: JSON.stringify({ jsonrpc: '2.0', id: 1, method: 'tools/list' }),
    });

    expect(sessionId).not.toBe('');
    expect(status).toBe(404);
  });
});
