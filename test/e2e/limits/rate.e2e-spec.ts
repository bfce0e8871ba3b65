import type { INestApplication } from '@nestjs/common';
import { PLATFORMS, start } from '../support/platforms.js';
import { type RpcAnswer, rpc, send } from '../support/rpc.js';
import { Desk, deskApp } from './desk.js';

const ERAS = ['legacy', 'modern'] as const;
const LIMIT = 3;
const HOUR_MS = 3_600_000;

const statusesOf = (answers: readonly RpcAnswer[]): readonly number[] =>
  answers.map(({ status }) => status);

describe.each(PLATFORMS)('limits.rate on %s', (platform) => {
  let app: INestApplication;
  let url: string;

  beforeEach(async () => {
    const limits = { rate: { limit: LIMIT, ttlMs: HOUR_MS, blockMs: 5_000 } };
    const running = await start(deskApp(limits), platform);
    app = running.app;
    url = `${running.url}/mcp`;
  });
  afterEach(() => app.close());

  describe.each(ERAS)('in the %s era', (era) => {
    const ask = (
      method: string,
      params: Record<string, unknown>,
      headers: Record<string, string>,
    ) => rpc(url, era, method, params, headers);
    const call = (headers: Record<string, string>, name = 'count') =>
      ask('tools/call', { name, arguments: {} }, headers);
    const calls = async (headers: Record<string, string>, times: number) => {
      const answers: RpcAnswer[] = [];
      while (answers.length < times) answers.push(await call(headers));
      return answers;
    };

    it('lets as many requests of a caller through, and runs no handler for more', async () => {
      const before = Desk.counted;
      const answers = await calls({ 'x-user': 'ada' }, LIMIT + 2);

      expect(statusesOf(answers)).toEqual([200, 200, 200, 429, 429]);
      expect(Desk.counted).toBe(before + LIMIT);
      const refused = answers[LIMIT];
      expect(refused?.headers.get('retry-after')).toBe('5');
      expect(refused?.body).toEqual({
        jsonrpc: '2.0',
        id: 1,
        error: {
          code: -32012,
          message: `Too many requests: at most ${LIMIT} in ${HOUR_MS} ms. Try again in 5 s.`,
          data: { retryAfter: 5 },
        },
      });
      expect((await call({ 'x-user': 'bob' })).status).toBe(200);
    });

    it('counts every request, whatever it asks for and whatever comes of it', async () => {
      const ada = { 'x-user': 'ada' };
      const answers = [
        await ask('tools/list', {}, ada),
        await call(ada, 'no-such-tool'),
        await call(ada, 'fail'),
        await ask('prompts/list', {}, ada),
      ];
      expect(statusesOf(answers)).toEqual([200, 200, 200, 429]);
    });

    it('counts a call once, however much its handler uses in turn', async () => {
      const ada = { 'x-user': 'ada' };
      const answers = [
        await call(ada, 'nested'),
        ...(await calls(ada, LIMIT - 1)),
      ];
      expect(answers[0]?.body.result.content[0].text).toBe('used five times');
      expect(statusesOf(answers)).toEqual([200, 200, 200]);
      expect((await call(ada)).status).toBe(429);
    });

    it('does not count what a guard turns away', async () => {
      const refused = await calls({ 'x-user': 'nobody' }, LIMIT + 1);
      expect(new Set(statusesOf(refused))).toEqual(new Set([401]));
      expect((await call({})).status).toBe(200);
    });

    it('tells callers without a name by their address, and made-up credentials are no names', async () => {
      const made = await Promise.all(
        ['a', 'b', 'c', 'd'].map((token) =>
          call({ authorization: `Bearer ${token}` }),
        ),
      );
      expect([...statusesOf(made)].sort((a, b) => a - b)).toEqual([
        200, 200, 200, 429,
      ]);
      expect((await call({})).status).toBe(429);
      expect((await call({ 'x-user': 'ada' })).status).toBe(200);
    });
  });

  it('counts the messages of a batch without a name by their address', async () => {
    const batch = [1, 2, 3, 4, 5].map((id) => ({
      jsonrpc: '2.0',
      id,
      method: 'tools/list',
    }));
    const { body } = await send(url, JSON.stringify(batch), {
      'content-type': 'application/json',
      accept: 'application/json, text/event-stream',
    });
    const replies: { error?: { code: number } }[] = body;
    expect(replies.flatMap(({ error }) => error?.code ?? [])).toEqual([
      -32012, -32012,
    ]);
  });

  it('counts each message of a batch, and notifications', async () => {
    const message = (id: number) => ({
      jsonrpc: '2.0',
      id,
      method: 'tools/call',
      params: { name: 'count', arguments: {} },
    });
    const headers = {
      'content-type': 'application/json',
      accept: 'application/json, text/event-stream',
      'x-user': 'ada',
    };
    const notification = {
      jsonrpc: '2.0',
      method: 'notifications/initialized',
    };
    const noted = await send(url, JSON.stringify(notification), headers);
    const batch = [1, 2, 3, 4].map(message);
    const answer = await send(url, JSON.stringify(batch), headers);
    const again = await send(url, JSON.stringify(notification), headers);

    expect(noted.status).toBe(202);
    expect(answer.status).toBe(200);
    const replies: { error?: { code: number } }[] = answer.body;
    expect(replies.filter(({ error }) => error?.code === -32012)).toHaveLength(
      2,
    );
    expect(again.status).toBe(429);
    expect(again.headers.get('retry-after')).toBe('5');
  });
});

it('begins anew when the window is over', async () => {
  const limits = { rate: { limit: 1, ttlMs: 300 } };
  const { app, url } = await start(deskApp(limits), 'express');
  try {
    const call = async () =>
      (await rpc(`${url}/mcp`, 'modern', 'tools/list')).status;
    expect([await call(), await call()]).toEqual([200, 429]);
    await new Promise((resolve) => setTimeout(resolve, 600));
    expect(await call()).toBe(200);
  } finally {
    await app.close();
  }
});
