import { setTimeout as sleep } from 'node:timers/promises';
import { Client } from '@modelcontextprotocol/sdk/client/index.js';
import { StreamableHTTPClientTransport } from '@modelcontextprotocol/sdk/client/streamableHttp.js';
import { eventsOf } from './support/events.js';
import { AppModule, JSON_HEADERS } from './support/session-app.js';
import { PLATFORMS, type Running, start } from './support/platforms.js';

describe.each(PLATFORMS)('sessions on %s', (platform) => {
  let running: Running;
  let url: string;

  beforeAll(async () => {
    running = await start(AppModule, platform);
    url = `${running.url}/mcp`;
  });

  afterAll(() => running.app.close());

  const post = (
    method: string,
    params: object,
    headers: Record<string, string> = {},
  ) =>
    fetch(url, {
      method: 'POST',
      headers: { ...JSON_HEADERS, ...headers },
      body: JSON.stringify({ jsonrpc: '2.0', id: 1, method, params }),
    });

  const open = async (headers: Record<string, string> = {}) => {
    const response = await post(
      'initialize',
      {
        protocolVersion: '2025-11-25',
        capabilities: { roots: {} },
        clientInfo: { name: 'tester', version: '1' },
      },
      headers,
    );
    return response.headers.get('mcp-session-id') ?? '';
  };

  const call = (
    name: string,
    session: string,
    headers: Record<string, string> = {},
  ) => post('tools/call', { name }, { 'mcp-session-id': session, ...headers });

  const get = (session: string, headers: Record<string, string> = {}) =>
    fetch(url, {
      headers: {
        accept: 'text/event-stream',
        'mcp-session-id': session,
        ...headers,
      },
    });

  it('begin with the handshake, by an id of visible characters', async () => {
    expect(await open()).toMatch(/^[\x21-\x7e]{1,400}$/);
  });

  it('know the client again, without being told', async () => {
    const session = await open();
    const body: unknown = await (await call('who', session)).json();
    expect(body).toMatchObject({
      result: {
        content: [
          {
            text: JSON.stringify({
              client: 'tester',
              roots: true,
              version: '2025-11-25',
            }),
          },
        ],
      },
    });
  });

  it('are not needed: each request may stand alone', async () => {
    const response = await post('tools/call', { name: 'who' });
    expect(response.status).toBe(200);
  });

  it('are not found by anybody else, nor by what is no id', async () => {
    const session = await open({ 'x-user': 'ada' });
    expect((await call('who', session, { 'x-user': 'ada' })).status).toBe(200);
    for (const response of [
      await call('who', session, { 'x-user': 'eve' }),
      await call('who', session),
      await call('who', session.slice(0, -3), { 'x-user': 'ada' }),
      await call('who', 'nonsense'),
      await get(session, { 'x-user': 'eve' }),
    ]) {
      expect(response.status).toBe(404);
      expect(await response.json()).toMatchObject({
        error: { code: -32001, message: 'Session not found' },
      });
    }
  });

  it('end with DELETE', async () => {
    const session = await open();
    const ended = await fetch(url, {
      method: 'DELETE',
      headers: { 'mcp-session-id': session },
    });
    expect(ended.ok).toBe(true);
    expect((await call('who', session)).status).toBe(404);
    expect((await get(session)).status).toBe(404);
  });

  it('cannot be ended or listened to by whom a guard denies', async () => {
    const session = await open();
    expect((await get(session, { 'x-deny': 'stream' })).status).toBe(403);
    const ended = await fetch(url, {
      method: 'DELETE',
      headers: { 'mcp-session-id': session, 'x-deny': 'end' },
    });
    expect(ended.status).toBe(403);
    expect((await call('who', session)).status).toBe(200);
  });

  it('keep the log level that was asked for', async () => {
    const session = await open();
    await post(
      'logging/setLevel',
      { level: 'debug' },
      { 'mcp-session-id': session },
    );
    const events = await eventsOf(await call('talk', session));
    expect(events.map(({ data }) => data?.params?.data)).toEqual([
      undefined,
      'quiet',
      'one',
      'two',
      undefined,
    ]);
  });

  it('have one stream at a time, of what the server says by itself', async () => {
    const session = await open();
    const first = await get(session);
    expect(first.status).toBe(200);
    expect(first.headers.get('content-type')).toBe('text/event-stream');
    expect((await get(session)).status).toBe(409);
    await first.body?.cancel();
    await sleep(50);
    const second = await get(session);
    expect(second.status).toBe(200);
    await second.body?.cancel();
  });

  it('need an id and an Accept for their stream', async () => {
    const json = { accept: 'application/json' };
    expect((await fetch(url, { headers: json })).status).toBe(406);
    const headers = { accept: 'text/event-stream' };
    expect((await fetch(url, { headers })).status).toBe(400);
    const put = await fetch(url, { method: 'PUT' });
    expect(put.status).toBe(405);
    expect(put.headers.get('allow')).toBe('GET, POST, DELETE');
  });

  it('begin a stream with a mark to resume from', async () => {
    const session = await open();
    const [mark, ...rest] = await eventsOf(await call('talk', session));
    expect(mark).toMatchObject({ data: undefined, retry: expect.any(Number) });
    expect(mark?.id).toBeTruthy();
    expect(rest).toHaveLength(3);
    expect(new Set(rest.map(({ id }) => id)).size).toBe(3);
  });

  it('give a client what it missed, in order and once', async () => {
    const session = await open();
    const [mark, first] = await eventsOf(await call('talk', session));
    const all = await eventsOf(
      await get(session, { 'last-event-id': mark?.id ?? '' }),
    );
    expect(all.map(({ data }) => data?.params?.data ?? data?.id)).toEqual([
      'one',
      'two',
      1,
    ]);
    const rest = await eventsOf(
      await get(session, { 'last-event-id': first?.id ?? '' }),
    );
    expect(rest.map(({ data }) => data?.params?.data ?? data?.id)).toEqual([
      'two',
      1,
    ]);
  });

  it('give nothing for the event of another session', async () => {
    const [mark] = await eventsOf(await call('talk', await open()));
    const other = await get(await open(), { 'last-event-id': mark?.id ?? '' });
    expect(other.status).toBe(400);
    expect(await other.text()).not.toContain('two');
  });

  it('let go of a call, whose client comes back for the rest', async () => {
    const session = await open();
    const before = await eventsOf(await call('lettingGo', session));
    expect(before.map(({ data }) => data)).toEqual([undefined]);
    const after = await eventsOf(
      await get(session, { 'last-event-id': before[0]?.id ?? '' }),
    );
    expect(after.map(({ data }) => data?.params?.data ?? data?.id)).toEqual([
      'later',
      1,
    ]);
  });

  it('work with the v1 client, its stream and its end', async () => {
    const client = new Client({ name: 'v1', version: '1' });
    const transport = new StreamableHTTPClientTransport(new URL(url));
    await client.connect(transport);
    expect(transport.sessionId).toBeTruthy();
    const result = await client.callTool({ name: 'talk' });
    expect(result.content).toEqual([{ type: 'text', text: 'done' }]);
    await transport.terminateSession();
    await client.close();
  });
});
