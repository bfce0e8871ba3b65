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

describe.each(['express', 'fastify'])('the expenses on %s', (platform) => {
  let sample: SampleProcess;
  const clients: Client[] = [];

  beforeAll(async () => {
    sample = await startSample('11-passport-jwt', platform);
  });

  afterAll(async () => {
    await Promise.all(clients.map((client) => client.close()));
    await sample.stop();
  });

  function login(name: string, password: string): Promise<Response> {
    return fetch(`${sample.url}/auth/login`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ name, password }),
    });
  }

  async function bearer(name: string): Promise<{ authorization: string }> {
    const answer = await login(name, 'only-for-this-sample');
    const { token } = Object(await answer.json());
    return { authorization: `Bearer ${token}` };
  }

  async function connect(name: string): Promise<Client> {
    const client = new Client({ name: 'agent', version: '1' });
    clients.push(client);
    await client.connect(
      new StreamableHTTPClientTransport(new URL(`${sample.url}/mcp`), {
        requestInit: { headers: await bearer(name) },
      }),
    );
    return client;
  }

  it('log in whom they know', async () => {
    expect((await login('bob', 'only-for-this-sample')).status).toBe(200);
    expect((await login('bob', 'wrong')).status).toBe(401);
  });

  it('show strangers no tools', async () => {
    const { status, headers } = await fetch(`${sample.url}/mcp`, {
      method: 'POST',
      headers: {
        'content-type': 'application/json',
        accept: 'application/json, text/event-stream',
      },
      body: JSON.stringify({ jsonrpc: '2.0', id: 1, method: 'tools/list' }),
    });

    expect(status).toBe(401);
    expect(headers.get('www-authenticate')).toBe('Bearer');
  });

  it('know the caller of a tool by the token of the login route', async () => {
    const bob = await connect('bob');
    const submitted = await bob.callTool({
      name: 'submit_expense',
      arguments: { purpose: 'Train to Oslo', euros: 80 },
    });
    const rest = await fetch(`${sample.url}/expenses`, {
      headers: await bearer('bob'),
    });

    expect(submitted).toHaveStructuredContent(
      expect.objectContaining({ employee: 'bob', euros: 80 }),
    );
    expect(await rest.json()).toMatchObject({
      expenses: [{ purpose: 'Train to Oslo' }],
    });
  });

  it('let managers approve, and nobody else', async () => {
    const [ada, bob] = await Promise.all([connect('ada'), connect('bob')]);
    const approve = { name: 'approve_expense', arguments: { id: 1 } };

    await expect(bob.callTool(approve)).rejects.toMatchObject({ status: 403 });
    expect(await ada.callTool(approve)).toHaveStructuredContent(
      expect.objectContaining({ approvedBy: 'ada' }),
    );
  });
});
