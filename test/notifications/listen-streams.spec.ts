import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { Test } from '@nestjs/testing';
import { McpModule, McpServerRef } from '../../lib/index.js';
import {
  createInMemoryFetch,
  type Fetch,
  type McpServer,
} from '../../lib/internal.js';
import { rpc } from '../e2e/support/rpc.js';
import { PLATFORMS, start } from '../e2e/support/platforms.js';
import { listen } from './support/listening.js';
import { NewsModule } from './support/newsroom.js';

const ACKNOWLEDGED = 'notifications/subscriptions/acknowledged';
const UPDATED = 'notifications/resources/updated';

interface Subject {
  readonly url: string;
  readonly via: Fetch;
  readonly ref: McpServerRef;
  /** How many streams are open: those who listen, less who did from the start. */
  streams(): number;
  close(): Promise<void>;
}

function streamsOf(hub: McpServer['hub']): () => number {
  const own = hub.listenerCount;
  return () => hub.listenerCount - own;
}

async function inMemory(): Promise<Subject> {
  const module = await Test.createTestingModule({
    imports: [NewsModule],
  }).compile();
  const app = await module.createNestApplication({ logger: false }).init();
  const { server } = app.get(McpModule, { strict: false });
  return {
    url: 'http://in-memory/mcp',
    via: createInMemoryFetch(server.http),
    ref: app.get(McpServerRef, { strict: false }),
    streams: streamsOf(server.hub),
    close: () => app.close(),
  };
}

async function over(platform: (typeof PLATFORMS)[number]): Promise<Subject> {
  const { app, url } = await start(NewsModule, platform);
  const { server } = app.get(McpModule, { strict: false });
  return {
    url: `${url}/mcp`,
    via: fetch,
    ref: app.get(McpServerRef, { strict: false }),
    streams: streamsOf(server.hub),
    close: () => {
      const server: { closeAllConnections(): void } = app.getHttpServer();
      // undici opens a spare connection after an abort; close() would wait for it.
      setTimeout(() => server.closeAllConnections(), 100).unref();
      return app.close();
    },
  };
}

const SUBJECTS: readonly (readonly [string, () => Promise<Subject>])[] = [
  ['in memory', inMemory],
  ...PLATFORMS.map(
    (platform) => [`over ${platform}`, () => over(platform)] as const,
  ),
];

describe.each(SUBJECTS)('a stream of events %s', (_, open) => {
  let subject: Subject;

  beforeEach(async () => {
    subject = await open();
  });

  afterEach(() => subject.close());

  const listening = (notifications: object, headers = {}) =>
    listen(subject.url, notifications, headers, subject.via);

  it('tells, after its acknowledgement, of the resources subscribed to', async () => {
    const stream = await listening({
      resourceSubscriptions: ['news://today', 'news://archive/monday'],
    });
    expect(await stream.next()).toMatchObject({ method: ACKNOWLEDGED });
    subject.ref.resourceUpdated('news://archive/tuesday');
    subject.ref.resourceUpdated('news://archive/monday');
    expect(await stream.next()).toMatchObject({
      method: UPDATED,
      params: { uri: 'news://archive/monday' },
    });
    const { via, url } = subject;
    await rpc(url, 'modern', 'tools/call', { name: 'publish' }, {}, via);
    expect(await stream.next()).toMatchObject({
      method: UPDATED,
      params: { uri: 'news://today' },
    });
    stream.abort();
  });

  it('tells of the lists asked for, once for several changes', async () => {
    const stream = await listening({
      toolsListChanged: true,
      promptsListChanged: true,
    });
    await stream.next();
    subject.ref.resourcesChanged();
    for (let time = 0; time < 5; time += 1) subject.ref.toolsChanged();
    subject.ref.promptsChanged();
    expect([await stream.next(), await stream.next()]).toMatchObject([
      { method: 'notifications/tools/list_changed' },
      { method: 'notifications/prompts/list_changed' },
    ]);
    stream.abort();
  });

  it('is refused to those who may not read what they want to watch', async () => {
    const asked = {
      toolsListChanged: true,
      resourceSubscriptions: ['news://today', 'news://drafts'],
    };
    expect((await listening(asked)).status).toBe(403);
    expect(subject.streams()).toBe(0);
    const stream = await listening(asked, { 'x-role': 'editor' });
    expect(stream.status).toBe(200);
    stream.abort();
  });

  it('is let go of when its client goes', async () => {
    const stream = await listening({ toolsListChanged: true });
    await stream.next();
    expect(subject.streams()).toBe(1);
    stream.abort();
    while (subject.streams() > 0) {
      await new Promise((resolve) => setTimeout(resolve, 5));
    }
  });

  it('ends with its result when the application closes', async () => {
    const stream = await listening({ toolsListChanged: true });
    await stream.next();
    const closing = subject.close();
    expect(await stream.next()).toMatchObject({
      id: 1,
      result: { _meta: { 'io.modelcontextprotocol/subscriptionId': 1 } },
    });
    expect(await stream.next()).toBeUndefined();
    await closing;
  });
});
