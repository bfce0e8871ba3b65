import { createHmac } from 'node:crypto';
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

describe.each(['express', 'fastify'])('the shop on %s', (platform) => {
  let sample: SampleProcess;
  let url: string;

  beforeAll(async () => {
    sample = await startSample('02-existing-app', platform, 'api');
    url = `${sample.url}/api`;
  });

  afterAll(() => sample.stop());

  async function connect(token: string): Promise<Client> {
    const client = new Client({ name: 'agent', version: '1' });
    await client.connect(
      new StreamableHTTPClientTransport(new URL(`${url}/mcp`), {
        requestInit: { headers: { authorization: `Bearer ${token}` } },
      }),
    );
    return client;
  }

  function post(message: object, api = url): Promise<Response> {
    return fetch(`${api}/mcp`, {
      method: 'POST',
      headers: {
        'content-type': 'application/json',
        accept: 'application/json, text/event-stream',
      },
      body: JSON.stringify({ jsonrpc: '2.0', id: 1, ...message }),
    });
  }

  it('shows strangers neither tools nor data', async () => {
    const list = await post({ method: 'tools/list' });
    const call = await post({
      method: 'tools/call',
      params: { name: 'find-order', arguments: { id: 1 } },
    });

    expect([list.status, call.status]).toEqual([401, 401]);
    expect(await call.json()).toMatchObject({
      id: 1,
      error: { message: 'Unauthorized' },
    });
  });

  it('lets strangers call what is @Public()', async () => {
    const call = await post({
      method: 'tools/call',
      params: { name: 'opening-hours' },
    });

    expect(await call.json()).toMatchObject({
      result: { structuredContent: { weekdays: '9–17', weekend: 'closed' } },
    });
  });

  it('serves the same order over MCP and REST, without its margin', async () => {
    const token = tokenOf('ada');
    const client = await connect(token);

    const created = await client.callTool({
      name: 'create-order',
      arguments: { article: 'tea', quantity: 2 },
    });
    const { id } = Object(created.structuredContent);
    const rest = await fetch(`${url}/orders/${id}`, {
      headers: { authorization: `Bearer ${token}` },
    });

    const order = { id, article: 'tea', quantity: 2, customer: 'ada' };
    expect(created).toHaveStructuredContent(order);
    expect(await rest.json()).toEqual(order);
    await client.close();
  });

  it('takes the path parameter of the route as an argument', async () => {
    const client = await connect(tokenOf('ada'));
    const created = await client.callTool({
      name: 'create-order',
      arguments: { article: 'tea', quantity: 2 },
    });

    const { id } = Object(created.structuredContent);
    const found = await client.callTool({
      name: 'find-order',
      arguments: { id },
    });
    const missing = await client.callTool({
      name: 'find-order',
      arguments: { id: 99 },
    });

    expect(found).toHaveStructuredContent(
      expect.objectContaining({ article: 'tea' }),
    );
    expect(missing).toBeToolError('There is no order 99.');
    await client.close();
  });

  it('validates with the pipe the application has', async () => {
    const client = await connect(tokenOf('ada'));

    const refused = await client.callTool({
      name: 'create-order',
      arguments: { article: 'tea', quantity: 1000 },
    });

    expect(refused).toBeToolError('quantity must not be greater than 100');
    await client.close();
  });

  it('asks the roles guard about tools', async () => {
    const clerk = await connect(tokenOf('bob'));
    const admin = await connect(tokenOf('ada', 'admin'));
    const cancel = { name: 'cancel-all-orders' };

    await expect(clerk.callTool(cancel)).rejects.toMatchObject({ status: 403 });
    expect(await admin.callTool(cancel)).toHaveStructuredContent({
      cancelled: expect.any(Number),
    });
    await Promise.all([clerk.close(), admin.close()]);
  });

  it('throttles tools as it throttles routes', async () => {
    const message = { method: 'tools/call', params: { name: 'opening-hours' } };
    const fresh = await startSample('02-existing-app', platform, 'api');
    const answers: Response[] = [];
    for (let call = 0; call < 21; call++) {
      answers.push(await post(message, `${fresh.url}/api`));
    }
    await fresh.stop();

    expect(answers.map(({ status }) => status)).toEqual([
      ...Array<number>(20).fill(200),
      429,
    ]);
    expect(Number(answers.at(-1)?.headers.get('retry-after'))).toBeGreaterThan(
      0,
    );
  });
});

/** A token as the application's own `JwtService` signs it. */
function tokenOf(sub: string, ...roles: string[]): string {
  const encode = (part: object) =>
    Buffer.from(JSON.stringify(part)).toString('base64url');
  const exp = Math.floor(Date.now() / 1000) + 60;
  const signed = `${encode({ alg: 'HS256', typ: 'JWT' })}.${encode({ sub, roles, exp })}`;
  const secret = 'only-for-this-sample-32-characters';
  return `${signed}.${createHmac('sha256', secret).update(signed).digest('base64url')}`;
}
