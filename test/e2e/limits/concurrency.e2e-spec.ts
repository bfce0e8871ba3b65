import type { INestApplication } from '@nestjs/common';
import { eventually } from '../../redis/support/eventually.js';
import { PLATFORMS, start } from '../support/platforms.js';
import { type RpcAnswer, rpc, rpcRequest, send } from '../support/rpc.js';
import { SessionClient } from '../support/session-client.js';
import { Desk, deskApp } from './desk.js';

const ERAS = ['legacy', 'modern'] as const;
const MOST = 3;
const ADA: Record<string, string> = { 'x-user': 'ada' };

describe.each(PLATFORMS)('limits.concurrency on %s', (platform) => {
  let app: INestApplication;
  let url: string;

  beforeAll(async () => {
    const running = await start(deskApp({ concurrency: MOST }), platform);
    app = running.app;
    url = `${running.url}/mcp`;
  });
  beforeEach(() => Desk.close());
  afterEach(async () => {
    Desk.release();
    await eventually(() => expect(Desk.holding).toBe(0));
  });
  afterAll(() => app.close());

  const call = (
    era: 'legacy' | 'modern',
    name: string,
    headers: Record<string, string> = ADA,
  ) => rpc(url, era, 'tools/call', { name, arguments: {} }, headers);
  const fill = async (era: 'legacy' | 'modern', headers = ADA) => {
    const held = Array.from({ length: MOST }, () => call(era, 'hold', headers));
    await eventually(() => expect(Desk.holding).toBe(MOST));
    return held;
  };

  describe.each(ERAS)('in the %s era', (era) => {
    it('turns down what is one too many at once, and answers again when one has ended', async () => {
      const held = await fill(era);
      const refused = await call(era, 'count');
      const other = await call(era, 'count', { 'x-user': 'bob' });
      Desk.release();
      const answers: RpcAnswer[] = await Promise.all(held);

      expect(refused.status).toBe(429);
      expect(refused.headers.get('retry-after')).toBe('1');
      expect(refused.body.error).toEqual({
        code: -32012,
        message: `Too many requests at a time: at most ${MOST} of one caller may be running.`,
        data: { retryAfter: 1 },
      });
      expect(other.status).toBe(200);
      expect(answers.map(({ status }) => status)).toEqual([200, 200, 200]);
      expect((await call(era, 'count')).status).toBe(200);
    });

    it('counts callers without a name by their address', async () => {
      const held = await fill(era, { authorization: 'Bearer one' });
      const made = await call(era, 'count', { authorization: 'Bearer two' });
      expect(made.status).toBe(429);
      expect((await call(era, 'count')).status).toBe(200);
      Desk.release();
      await Promise.all(held);
    });

    it('forgets calls that failed, and what a handler used', async () => {
      for (let time = 0; time < 2 * MOST; time += 1) {
        expect((await call(era, 'fail')).body.result.isError).toBe(true);
        const nested = await call(era, 'nested');
        expect(nested.body.result.content[0].text).toBe('used five times');
      }
      expect((await call(era, 'count')).status).toBe(200);
    });
  });

  it('forgets calls whose client has gone', async () => {
    const { body, headers } = rpcRequest(
      'modern',
      'tools/call',
      { name: 'hold', arguments: {} },
      ADA,
    );
    const leaving = new AbortController();
    const gone = Array.from({ length: MOST }, () =>
      fetch(url, {
        method: 'POST',
        body: JSON.stringify(body),
        headers,
        signal: leaving.signal,
      }).catch(() => undefined),
    );
    await eventually(() => expect(Desk.holding).toBe(MOST));
    expect((await call('modern', 'count')).status).toBe(429);
    leaving.abort();
    await Promise.all(gone);
    await eventually(async () =>
      expect((await call('modern', 'count')).status).toBe(200),
    );
  });

  it('lets a caller at the limit cancel what it runs, which makes room', async () => {
    const client = await SessionClient.open(url, ADA);
    const post = (message: Record<string, unknown>) =>
      send(url, JSON.stringify({ jsonrpc: '2.0', ...message }), {
        ...ADA,
        'content-type': 'application/json',
        accept: 'application/json, text/event-stream',
        'mcp-session-id': client.token,
      });
    const held = Array.from({ length: MOST }, (_, id) =>
      post({ id, method: 'tools/call', params: { name: 'hold' } }),
    );
    await eventually(() => expect(Desk.holding).toBe(MOST));
    expect((await client.send(url, 'tools/list')).status).toBe(429);
    const heard = await post({
      method: 'notifications/cancelled',
      params: { requestId: 1 },
    });
    expect(heard.status).toBe(202);
    await eventually(async () =>
      expect((await client.send(url, 'tools/list')).status).toBe(200),
    );
    Desk.release();
    await Promise.all(held);
  });

  it('forgets calls that wait for their client to come back with answers', async () => {
    const asking = {
      name: 'ask',
      arguments: {},
      _meta: {
        'io.modelcontextprotocol/clientCapabilities': { elicitation: {} },
      },
    };
    for (let time = 0; time < 2 * MOST; time += 1) {
      const answer = await rpc(url, 'modern', 'tools/call', asking, ADA);
      expect(answer.body.result.resultType).toBe('input_required');
    }
  });

  it('does not count streams', async () => {
    const clients = await Promise.all(
      Array.from({ length: MOST }, () => SessionClient.open(url, ADA)),
    );
    const readers = await Promise.all(
      clients.map((client) => client.listen(url)),
    );
    const { body, headers } = rpcRequest(
      'modern',
      'subscriptions/listen',
      { notifications: { toolsListChanged: true } },
      ADA,
    );
    const leaving = new AbortController();
    const listening = await Promise.all(
      Array.from({ length: MOST }, () =>
        fetch(url, {
          method: 'POST',
          body: JSON.stringify(body),
          headers,
          signal: leaving.signal,
        }),
      ),
    );
    expect(listening.map(({ status }) => status)).toEqual([200, 200, 200]);
    expect((await call('modern', 'count')).status).toBe(200);
    leaving.abort();
    expect(readers.map(({ status }) => status)).toEqual([200, 200, 200]);
    for (const client of clients) await client.end(url);
  });
});

describe('limits.concurrency by default', () => {
  let app: INestApplication;
  let url: string;

  beforeAll(async () => {
    const running = await start(deskApp(), 'express');
    app = running.app;
    url = `${running.url}/mcp`;
  });
  beforeEach(() => Desk.close());
  afterAll(() => app.close());

  const hold = (count: number, headers: Record<string, string>) =>
    Array.from({ length: count }, () =>
      rpc(
        url,
        'modern',
        'tools/call',
        { name: 'hold', arguments: {} },
        headers,
      ),
    );

  it('is 100 for a caller with a name', async () => {
    const held = hold(100, ADA);
    await eventually(() => expect(Desk.holding).toBe(100));
    const [more] = await Promise.all(hold(1, ADA));
    expect(more?.status).toBe(429);
    Desk.release();
    await Promise.all(held);
  });

  it('is none for callers without one', async () => {
    const held = hold(110, {});
    await eventually(() => expect(Desk.holding).toBe(110));
    Desk.release();
    const statuses = (await Promise.all(held)).map(({ status }) => status);
    expect(new Set(statuses)).toEqual(new Set([200]));
  });
});
