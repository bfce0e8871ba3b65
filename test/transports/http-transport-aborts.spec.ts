import { Logger } from '@nestjs/common';
import { dispatcherOf, tool } from '../protocol/fixtures.js';
import { PLATFORMS, closeApps, headersFor, startApp } from './app.fixture.js';
import { call, legacyCall, startOn } from './http-transport.fixture.js';

beforeAll(() => Logger.overrideLogger(false));
afterEach(closeApps);

describe.each(PLATFORMS)('the HTTP transport on %s', (platform) => {
  const start = startOn(platform);

  describe('when the client goes away', () => {
    const goAway = async (message: unknown) => {
      let aborted: boolean | undefined;
      let entered = (): void => undefined;
      const inside = new Promise<void>((resolve) => (entered = resolve));
      let finish = (): void => undefined;
      const finished = new Promise<void>((resolve) => (finish = resolve));
      const { url } = await start(async (_tool, exchange) => {
        const { signal } = exchange;
        entered();
        await new Promise((resolve) => {
          signal.addEventListener('abort', resolve);
          setTimeout(resolve, 200);
        });
        aborted = signal.aborted;
        exchange.notify('notifications/progress', { progress: 1 });
        finish();
        return { content: [] };
      });
      const gone = new AbortController();
      const answer = fetch(url, {
        method: 'POST',
        headers: headersFor(message),
        body: JSON.stringify(message),
        signal: gone.signal,
      });
      await inside;
      gone.abort();
      await expect(answer).rejects.toThrow();
      await finished;
      return aborted;
    };

    it('aborts a modern call', async () =>
      expect(await goAway(call)).toBe(true));
    it('lets a legacy call run', async () =>
      expect(await goAway(legacyCall)).toBe(false));
  });

  it('stops a legacy call its caller cancels, and ends the response without an answer', async () => {
    let entered = (): void => undefined;
    const inside = new Promise<void>((resolve) => (entered = resolve));
    let reason: unknown;
    const { post } = await startApp({
      platform,
      dispatcher: dispatcherOf(
        [tool('echo')],
        {
          callTool: (_tool, exchange) => {
            exchange.signal.addEventListener(
              'abort',
              () => (reason = exchange.signal.reason),
            );
            entered();
            return new Promise(() => undefined);
          },
        },
        {
          principal: ({ channel }) =>
            String(
              Reflect.get(
                Reflect.get(channel.http?.request ?? {}, 'headers') as object,
                'x-user',
              ),
            ),
        },
      ),
    });
    const answer = post(legacyCall, { 'x-user': 'ann' });
    await inside;
    const cancel = {
      jsonrpc: '2.0',
      method: 'notifications/cancelled',
      params: { requestId: 7, reason: 'bored' },
    };
    await post(cancel, { 'x-user': 'bob' });
    expect(reason).toBeUndefined();
    await post(cancel, { 'x-user': 'ann' });
    expect(String(reason)).toContain('bored');
    const response = await answer;
    expect([
      response.status,
      response.headers.get('content-type'),
      await response.text(),
    ]).toEqual([200, 'text/event-stream', '']);
  });

  it('ends streams and running calls when it closes, and serves nobody after', async () => {
    let entered = (): void => undefined;
    const inside = new Promise<void>((resolve) => (entered = resolve));
    const signals: AbortSignal[] = [];
    const { post, mount } = await start((_tool, exchange) => {
      signals.push(exchange.signal);
      if (exchange.message.id === 8)
        exchange.notify('notifications/progress', { progress: 1 });
      if (signals.length === 2) entered();
      return new Promise(() => undefined);
    });
    const unary = post(call);
    const stream = post({ ...call, id: 8 });
    await inside;
    await mount.transport.close();
    expect((await unary).status).toBe(503);
    expect(await (await stream).text()).toContain('shutting down');
    expect(signals.every(({ aborted }) => aborted)).toBe(true);
    expect((await post(call)).status).toBe(503);
  });
});
