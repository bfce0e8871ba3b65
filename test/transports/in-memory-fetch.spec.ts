import {
  Client,
  StreamableHTTPClientTransport,
} from '@modelcontextprotocol/client';
import { Client as V1Client } from '@modelcontextprotocol/sdk/client/index.js';
import { StreamableHTTPClientTransport as V1Transport } from '@modelcontextprotocol/sdk/client/streamableHttp.js';
import { ProtocolFault } from '../../lib/errors/protocol-fault.js';
import type { Executor } from '../../lib/execution/executor.js';
import { HttpTransport } from '../../lib/transports/http/http-transport.js';
import { createInMemoryFetch } from '../../lib/transports/in-memory/in-memory-fetch.js';
import { dispatcherOf, envelope, tool } from '../protocol/fixtures.js';
import { headersFor } from './app.fixture.js';

const URL_OF_ANY = new URL('http://in-memory/mcp?a=1');
const call = {
  jsonrpc: '2.0',
  id: 7,
  method: 'tools/call',
  params: { name: 'echo', arguments: {}, _meta: envelope() },
};

function transportOf(callTool?: Executor['callTool'], maxBodySize?: number) {
  return new HttpTransport({
    dispatcher: dispatcherOf([tool('echo')], callTool && { callTool }),
    ...(maxBodySize !== undefined && { options: { maxBodySize } }),
  });
}

function fetchOf(...args: Parameters<typeof transportOf>) {
  return createInMemoryFetch(transportOf(...args), {
    headers: { 'x-from': 'options', 'x-own': 'options' },
  });
}

const post = (message: unknown, more: RequestInit = {}): RequestInit => ({
  method: 'POST',
  headers: headersFor(message),
  body: JSON.stringify(message),
  ...more,
});

describe('the in-memory fetch', () => {
  it.each(['legacy', 'auto', { pin: '2026-07-28' }] as const)(
    'serves the SDK client in mode %j',
    async (mode) => {
      const progress: unknown[] = [];
      const client = new Client(
        { name: 'test', version: '1' },
        { versionNegotiation: { mode } },
      );
      const fetch = fetchOf(async (_tool, exchange) => {
        exchange.notify('notifications/progress', {
          progressToken: exchange.progressToken,
          progress: 1,
        });
        return { content: [{ type: 'text', text: exchange.era }] };
      });
      await client.connect(
        new StreamableHTTPClientTransport(URL_OF_ANY, { fetch }),
      );
      expect((await client.listTools()).tools.map(({ name }) => name)).toEqual([
        'echo',
      ]);
      const result = await client.callTool(
        { name: 'echo', arguments: {} },
        { onprogress: (said) => progress.push(said) },
      );
      expect(result.content).toEqual([
        { type: 'text', text: mode === 'legacy' ? 'legacy' : 'modern' },
      ]);
      expect(progress).toHaveLength(1);
      await client.close();
    },
  );

  it('serves a client of the first SDK', async () => {
    const client = new V1Client({ name: 'test', version: '1' });
    await client.connect(new V1Transport(URL_OF_ANY, { fetch: fetchOf() }));
    expect(await client.ping()).toEqual({});
    expect((await client.callTool({ name: 'echo' })).content).toEqual([
      { type: 'text', text: 'called echo' },
    ]);
    await client.close();
  });

  it('shows guards a request and a response as Express has them', async () => {
    let seen: Record<string, unknown> = {};
    const fetch = fetchOf(async (_tool, exchange) => {
      const request = exchange.channel.http?.request as unknown as Record<
        string,
        unknown
      > & { get(name: string): unknown; header(name: string): unknown };
      const response = exchange.channel.http?.response as unknown as Record<
        string,
        (...args: unknown[]) => unknown
      >;
      seen = {
        method: request['method'],
        url: request['url'],
        path: request['path'],
        query: request['query'],
        ip: request['ip'],
        body: request['body'],
        header: request.header('Mcp-Method'),
        given: request.get('x-from'),
        own: request.get('X-Own'),
        transport: exchange.channel.transport,
      };
      response['setHeader']?.('X-A', '1');
      response['set']?.({ 'x-b': 2 });
      response['set']?.('x-empty');
      response['header']?.('x-gone', '1');
      response['removeHeader']?.('x-gone');
      response['append']?.('set-cookie', 'a=1');
      response['append']?.('set-cookie', ['b=2']);
      seen['read'] = [
        response['get']?.('x-a'),
        response['getHeader']?.('x-b'),
        response['hasHeader']?.('x-gone'),
      ];
      return { content: [] };
    });
    const response = await fetch(
      URL_OF_ANY,
      post(call, { headers: { ...headersFor(call), 'x-own': 'request' } }),
    );
    expect(seen).toEqual({
      method: 'POST',
      url: '/mcp?a=1',
      path: '/mcp',
      query: { a: '1' },
      ip: '127.0.0.1',
      body: call,
      header: 'tools/call',
      given: 'options',
      own: 'request',
      transport: 'in-memory',
      read: ['1', 2, false],
    });
    expect(response.headers.get('x-a')).toBe('1');
    expect(response.headers.getSetCookie()).toEqual(['a=1', 'b=2']);
  });

  it('has the statuses of HTTP', async () => {
    expect((await fetchOf()(URL_OF_ANY)).status).toBe(405);
    const denied = await fetchOf(() =>
      Promise.reject(new ProtocolFault('unauthenticated', 'no')),
    )(URL_OF_ANY, post(call));
    expect([denied.status, denied.headers.get('www-authenticate')]).toEqual([
      401,
      'Bearer',
    ]);
    expect((await fetchOf(undefined, 10)(URL_OF_ANY, post(call))).status).toBe(
      413,
    );
    const note = await fetchOf()(
      URL_OF_ANY,
      post({ jsonrpc: '2.0', method: 'notifications/initialized' }),
    );
    expect([note.status, await note.text()]).toEqual([202, '']);
  });

  it('takes an abort for a client that went away', async () => {
    const gone = new AbortController();
    let aborted: Promise<unknown> | undefined;
    const fetch = fetchOf((_tool, exchange) => {
      aborted = new Promise((resolve) =>
        exchange.signal.addEventListener('abort', resolve),
      );
      gone.abort(exchange.message.id === 7 ? new Error('enough') : 'enough');
      return aborted.then(() => ({ content: [] }));
    });
    await expect(
      fetch(URL_OF_ANY, post(call, { signal: gone.signal })),
    ).rejects.toThrow('enough');
    await aborted;
    await expect(
      fetch(URL_OF_ANY, post(call, { signal: gone.signal })),
    ).rejects.toThrow('enough');
  });

  it('ends a stream the client gives up', async () => {
    for (const how of ['abort', 'cancel'] as const) {
      const gone = new AbortController();
      let aborted = false;
      const fetch = fetchOf(async (_tool, exchange) => {
        exchange.notify('notifications/progress', { progress: 1 });
        await new Promise((resolve) =>
          exchange.signal.addEventListener('abort', resolve),
        );
        aborted = true;
        exchange.notify('notifications/progress', { progress: 2 });
        return { content: [] };
      });
      const response = await fetch(
        URL_OF_ANY,
        post(call, { signal: gone.signal }),
      );
      const reader = response.body?.getReader();
      await reader?.read();
      if (how === 'abort') {
        gone.abort();
        await expect(reader?.read()).rejects.toThrow();
      } else await reader?.cancel();
      await new Promise(setImmediate);
      expect(aborted).toBe(true);
    }
  });

  it('drops notifications once a client leaves too many unread', async () => {
    const fetch = fetchOf(async (_tool, exchange) => {
      for (let count = 0; count < 50; count += 1) {
        exchange.notify('notifications/message', { data: 'x'.repeat(100_000) });
      }
      return { content: [] };
    });
    const text = await (await fetch(URL_OF_ANY, post(call))).text();
    expect(text.length).toBeLessThan(2_000_000);
    expect(text).toContain('"result"');
  });
});
