import { setTimeout as sleep } from 'node:timers/promises';
import { Injectable, Module } from '@nestjs/common';
import {
  type EventStore,
  McpContext,
  McpModule,
  Tool,
} from '../../lib/index.js';
import { MemoryEventStore } from '../../lib/sessions/memory-event-store.js';
import { eventsOf } from './support/events.js';
import { PLATFORMS, type Running, start } from './support/platforms.js';

@Injectable()
class Tools {
  @Tool()
  async talk(ctx: McpContext) {
    ctx.log.info('one');
    await sleep(30);
    ctx.log.info('two');
    return 'done';
  }

  @Tool()
  async lettingGo(ctx: McpContext) {
    ctx.releaseStream();
    await sleep(50);
    return 'done';
  }
}

/** A store that takes its time, as one over a network does. */
function slowly(store: EventStore): EventStore {
  const later = async <T>(step: () => T | Promise<T>): Promise<T> => {
    await sleep(3);
    return step();
  };
  return {
    append: (stream, message) => later(() => store.append(stream, message)),
    replayAfter: (session, id, send) =>
      later(() => store.replayAfter(session, id, send)),
    forget: (stream) => later(() => store.forget(stream)),
  };
}

@Module({
  imports: [
    McpModule.forRoot({
      http: {
        sessions: { maxStreams: 2, events: slowly(new MemoryEventStore()) },
      },
    }),
  ],
  providers: [Tools],
})
class AppModule {}

describe.each(PLATFORMS)('streams of sessions on %s', (platform) => {
  let running: Running;
  let url: string;

  beforeAll(async () => {
    running = await start(AppModule, platform);
    url = `${running.url}/mcp`;
  });

  afterAll(() => running.app.close());

  const post = (body: unknown, headers: Record<string, string> = {}) =>
    fetch(url, {
      method: 'POST',
      headers: {
        'content-type': 'application/json',
        accept: 'application/json, text/event-stream',
        ...headers,
      },
      body: JSON.stringify(body),
    });

  const open = async (
    protocolVersion = '2025-11-25',
    headers: Record<string, string> = {},
  ) => {
    const params = {
      protocolVersion,
      capabilities: {},
      clientInfo: { name: 'tester', version: '1' },
    };
    const response = await post(
      { jsonrpc: '2.0', id: 1, method: 'initialize', params },
      headers,
    );
    return response.headers.get('mcp-session-id') ?? '';
  };

  const calling = (name: string, id = 1) => ({
    jsonrpc: '2.0',
    id,
    method: 'tools/call',
    params: { name },
  });

  const get = (session: string, headers: Record<string, string> = {}) =>
    fetch(url, {
      headers: {
        accept: 'text/event-stream',
        'mcp-session-id': session,
        ...headers,
      },
    });

  it('give their place back when the server ends them', async () => {
    const session = await open();
    for (let round = 0; round < 5; round += 1) {
      const [mark] = await eventsOf(
        await post(calling('talk'), { 'mcp-session-id': session }),
      );
      const again = await get(session, { 'last-event-id': mark?.id ?? '' });
      expect(again.status).toBe(200);
      await again.text();
    }
  });

  it('are refused beyond the limit, with 503', async () => {
    const streams = [await get(await open()), await get(await open())];
    expect((await get(await open())).status).toBe(503);
    for (const { body } of streams) await body?.cancel();
    await sleep(50);
  });

  it('can be let go of while the store takes its time', async () => {
    const session = await open();
    const [mark] = await eventsOf(
      await post(calling('lettingGo'), { 'mcp-session-id': session }),
    );
    expect(mark?.id).toBeTruthy();
    const rest = await eventsOf(
      await get(session, { 'last-event-id': mark?.id ?? '' }),
    );
    expect(rest.map(({ data }) => data?.id)).toEqual([1]);
  });

  it('go on where they were lost, with nothing twice and nothing missing', async () => {
    const session = await open();
    const response = await post(calling('talk'), { 'mcp-session-id': session });
    const reader = response.body?.getReader();
    const text = new TextDecoder().decode((await reader?.read())?.value);
    await reader?.cancel();
    const id = /^id: (.+)$/m.exec(text)?.[1] ?? '';
    const rest = await eventsOf(await get(session, { 'last-event-id': id }));
    expect(rest.map(({ data }) => data?.params?.data ?? data?.id)).toEqual([
      'one',
      'two',
      1,
    ]);
  });

  it('carry the answers of a batch as well', async () => {
    const session = await open('2025-03-26');
    const events = await eventsOf(
      await post([calling('talk', 1), calling('talk', 2)], {
        'mcp-session-id': session,
      }),
    );
    const answers = events.filter(({ data }) => data?.result);
    expect(new Set(answers.map(({ data }) => data.id))).toEqual(
      new Set([1, 2]),
    );
    expect(answers.every(({ id }) => id !== undefined)).toBe(true);
  });

  it('hold no event without data for clients that cannot read one', async () => {
    const session = await open('2025-06-18');
    const [first] = await eventsOf(
      await post(calling('talk'), { 'mcp-session-id': session }),
    );
    expect(first?.data).toMatchObject({ method: 'notifications/message' });
  });

  it('are not opened in a version nobody speaks', async () => {
    const headers = { 'mcp-protocol-version': '1999-01-01' };
    expect((await get(await open(), headers)).status).toBe(400);
  });

  it('belong to the client that shook hands last, whatever it says it was', async () => {
    const old = await open();
    const session = await open('2025-06-18', { 'mcp-session-id': old });
    const [first] = await eventsOf(
      await post(calling('talk'), { 'mcp-session-id': session }),
    );
    expect(first?.data).toBeDefined();
  });
});
