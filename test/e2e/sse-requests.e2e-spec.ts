import { setTimeout as sleep } from 'node:timers/promises';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { PLATFORMS, type Running, start } from './support/platforms.js';
import { SseModule } from './support/sse-app.js';

const JSON_TYPE = { 'content-type': 'application/json' };
const PING = JSON.stringify({ jsonrpc: '2.0', id: 7, method: 'ping' });

/** A stream as its client reads it. */
class Reader {
  #text = '';
  readonly #reader: ReadableStreamDefaultReader<string>;

  constructor(readonly response: Response) {
    this.#reader = response
      .body!.pipeThrough(new TextDecoderStream())
      .getReader();
  }

  /** Reads until a pattern is found, or to the end. */
  async find(pattern: RegExp): Promise<string | undefined> {
    for (;;) {
      const match = pattern.exec(this.#text);
      if (match) return match[1] ?? match[0];
      const { done, value } = await this.#reader.read();
      if (done) return undefined;
      this.#text += value;
    }
  }
}

describe.each(PLATFORMS)('requests of the old transport on %s', (platform) => {
  let running: Running;

  beforeEach(async () => {
    running = await start(SseModule, platform);
  });
  afterEach(() => running.app.close());

  const get = (headers: Record<string, string> = {}) =>
    fetch(`${running.url}/sse`, { headers });
  const open = async (headers: Record<string, string> = {}) => {
    const stream = new Reader(await get(headers));
    const endpoint = await stream.find(/event: endpoint\ndata: (.*)\n\n/);
    return { stream, endpoint: `${running.url}${endpoint}` };
  };
  const post = (
    url: string,
    body: string,
    headers: Record<string, string> = {},
  ) =>
    fetch(url, { method: 'POST', headers: { ...JSON_TYPE, ...headers }, body });

  it('begin with a stream that says where messages go, and that no proxy may hold back', async () => {
    const { stream, endpoint } = await open();
    expect(stream.response.headers.get('content-type')).toBe(
      'text/event-stream',
    );
    expect(stream.response.headers.get('x-accel-buffering')).toBe('no');
    expect(endpoint).toMatch(/\/messages\?key=[\w-]{22}&sessionId=[\w-]{36}$/);
  });

  it('are accepted, and answered on the stream', async () => {
    const { stream, endpoint } = await open();
    const response = await post(endpoint, PING);
    expect(response.status).toBe(202);
    expect(await response.text()).toBe('');
    const answer = await stream.find(/event: message\ndata: (.*)\n\n/);
    expect(JSON.parse(answer ?? '')).toEqual({
      jsonrpc: '2.0',
      id: 7,
      result: {},
    });
  });

  it('answer errors of the protocol on the stream as well', async () => {
    const { stream, endpoint } = await open();
    const unknown = { jsonrpc: '2.0', id: 8, method: 'no/such' };
    const response = await post(endpoint, JSON.stringify(unknown));
    expect(response.status).toBe(202);
    expect(await stream.find(/"code":(-?\d+)/)).toBe('-32601');
  });

  it('find no stream under another name, nor that of another caller', async () => {
    const { endpoint } = await open({ 'x-user': 'ada' });
    const other = await open({ 'x-user': 'eve' });
    const mixed = new URL(endpoint);
    const key = new URL(other.endpoint).searchParams.get('key');
    mixed.searchParams.set('key', key ?? '');
    for (const [url, user] of [
      [`${running.url}/messages?sessionId=nonsense`, 'ada'],
      [`${running.url}/messages`, 'ada'],
      [mixed.href, 'ada'],
      [endpoint, 'eve'],
    ] as const) {
      expect((await post(url, PING, { 'x-user': user })).status).toBe(404);
    }
    expect((await post(endpoint, PING)).status).toBe(404);
    expect((await post(endpoint, PING, { 'x-user': 'ada' })).status).toBe(202);
  });

  it('are asked about by the guards, each with its own headers', async () => {
    expect((await get({ 'x-deny': 'stream' })).status).toBe(403);
    const { endpoint } = await open();
    expect((await post(endpoint, PING, { 'x-deny': 'ping' })).status).toBe(403);
    const note = '{"jsonrpc":"2.0","method":"notifications/initialized"}';
    const denied = await post(endpoint, note, { 'x-deny': 'notification' });
    expect(denied.status).toBe(403);
    expect((await post(endpoint, note)).status).toBe(202);
  });

  it('of strange origins are refused', async () => {
    const headers = { origin: 'https://evil.example' };
    expect((await get(headers)).status).toBe(403);
    const { endpoint } = await open();
    expect((await post(endpoint, PING, headers)).status).toBe(403);
  });

  it('are refused for what they carry: too much, no JSON, a batch, another type', async () => {
    const { endpoint } = await open();
    expect((await post(endpoint, ' '.repeat(10_001))).status).toBe(413);
    expect((await post(endpoint, 'no json')).status).toBe(400);
    expect((await post(endpoint, `[${PING}]`)).status).toBe(400);
    const typed = { 'content-type': 'text/plain' };
    expect((await post(endpoint, PING, typed)).status).toBe(415);
  });

  it('know one verb for each path', async () => {
    const posted = await post(`${running.url}/sse`, PING);
    expect([posted.status, posted.headers.get('allow')]).toEqual([405, 'GET']);
    const { endpoint } = await open();
    expect((await fetch(endpoint)).status).toBe(405);
  });

  it('open at most a hundred streams for one caller, and another once one is gone', async () => {
    const ada = { 'x-user': 'ada' };
    const abort = new AbortController();
    await fetch(`${running.url}/sse`, { headers: ada, signal: abort.signal });
    for (let count = 1; count < 100; count += 1) await get(ada);
    expect((await get(ada)).status).toBe(503);
    expect((await get({ 'x-user': 'eve' })).status).toBe(200);
    abort.abort();
    const reopened = async () => (await get(ada)).status === 200;
    while (!(await reopened())) await sleep(10);
    expect((await get(ada)).status).toBe(503);
  });

  it('lose their stream when the application shuts down', async () => {
    const { stream } = await open();
    const closing = running.app.close();
    expect(await stream.find(/never/)).toBeUndefined();
    await closing;
  });
});
