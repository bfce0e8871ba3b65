import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { eventually } from '../redis/support/eventually.js';
import { AskingModule, ended } from './support/asking-app.js';
import { PLATFORMS, type Running, start } from './support/platforms.js';

describe.each(PLATFORMS)('answers over the old transport on %s', (platform) => {
  let running: Running;

  beforeAll(async () => {
    running = await start(AskingModule, platform);
  });

  afterAll(() => running.app.close());

  /** A stream of Ada's, and what has come on it. */
  const open = async () => {
    const gone = new AbortController();
    const response = await fetch(`${running.url}/sse`, {
      headers: { 'x-user': 'ada' },
      signal: gone.signal,
    });
    let text = '';
    const reading = (async () => {
      const decoder = new TextDecoder();
      for await (const chunk of response.body ?? []) {
        text += decoder.decode(chunk, { stream: true });
      }
    })().catch(() => undefined);
    const find = (pattern: RegExp): Promise<string> =>
      eventually(() => {
        const [, found] = pattern.exec(text) ?? [];
        if (found === undefined) throw new Error(`Not there: ${pattern}`);
        return found;
      });
    const endpoint = await find(/event: endpoint\ndata: (.*)\n\n/);
    const post = async (body: object, headers = {}): Promise<number> => {
      const { status } = await fetch(`${running.url}${endpoint}`, {
        method: 'POST',
        headers: {
          'content-type': 'application/json',
          'x-user': 'ada',
          ...headers,
        },
        body: JSON.stringify({ jsonrpc: '2.0', ...body }),
      });
      return status;
    };
    const params = { name: 'one' };
    const ask = async (): Promise<string> => {
      // Answered at once: what the tool returns comes on the stream.
      void post({ id: 1, method: 'tools/call', params }).catch(() => undefined);
      return find(/"id":"([\w-]{22})","method":"elicitation\/create"/);
    };
    const leave = async (): Promise<void> => {
      gone.abort();
      await reading;
    };
    return { find, post, ask, leave };
  };

  const result = { action: 'accept', content: { said: 'mine' } };

  it('are taken from who was asked alone, and where no guard denies', async () => {
    const { find, post, ask, leave } = await open();
    const id = await ask();
    const stolen = { id, result: { action: 'cancel' } };
    expect(await post(stolen, { 'x-user': 'eve' })).toBe(404);
    expect(await post(stolen, { 'x-deny': 'notification' })).toBe(403);
    expect(await post({ ...stolen, id: 'x' })).toBe(202);
    expect(await post({ id, result: 'malformed' })).toBe(400);
    expect(await post({ id, result })).toBe(202);
    expect(await find(/"text":"(.*?)"}/)).toContain('mine');
    expect(await post({ id, result })).toBe(202);
    await leave();
  });

  it('are no longer waited for once the client is gone', async () => {
    ended.length = 0;
    const { ask, leave } = await open();
    await ask();
    await leave();
    await eventually(() =>
      expect(ended).toEqual(['The connection was closed.']),
    );
  });
});
