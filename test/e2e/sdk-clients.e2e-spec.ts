import {
  Client,
  StreamableHTTPClientTransport,
} from '@modelcontextprotocol/client';
import { Client as ClientV1 } from '@modelcontextprotocol/sdk/client/index.js';
import { StreamableHTTPClientTransport as TransportV1 } from '@modelcontextprotocol/sdk/client/streamableHttp.js';
import { Injectable, Module } from '@nestjs/common';
import { setTimeout as sleep } from 'node:timers/promises';
import {
  type McpContext as Context,
  Ctx,
  McpModule,
  Tool,
} from '../../lib/index.js';
import { AppModule } from '../../sample/01-quickstart/app.module.js';
import { PLATFORMS, type Running, start } from './support/platforms.js';

/** What all clients have in common, as these tests use it. */
interface AnyClient {
  listTools(): Promise<{ tools: { name: string }[] }>;
  callTool(params: {
    name: string;
    arguments?: Record<string, unknown>;
  }): Promise<{
    structuredContent?: unknown;
    content?: unknown;
    isError?: unknown;
  }>;
  close(): Promise<void>;
}

const CLIENTS: Record<string, (url: URL) => Promise<AnyClient>> = {
  'v1 SDK client': async (url) => {
    const client = new ClientV1({ name: 'v1', version: '1' });
    await client.connect(new TransportV1(url));
    return client as unknown as AnyClient;
  },
  'v2 SDK client, legacy': (url) => v2(url, 'legacy'),
  'v2 SDK client, auto': (url) => v2(url, 'auto'),
  'v2 SDK client, pinned 2026-07-28': (url) => v2(url, { pin: '2026-07-28' }),
};

async function v2(
  url: URL,
  mode: 'legacy' | 'auto' | { pin: string },
): Promise<Client> {
  const client = new Client(
    { name: 'v2', version: '1' },
    { versionNegotiation: { mode } },
  );
  await client.connect(new StreamableHTTPClientTransport(url));
  return client;
}

let aborted: string[] = [];

@Injectable()
class SlowTools {
  @Tool()
  async report(@Ctx() ctx: Context) {
    for (const step of [1, 2, 3]) {
      ctx.progress(step, 3, `step ${step}`);
      await sleep(5);
    }
    ctx.log.named('report').info('reported', { done: true });
    ctx.log.debug('too fine');
    return 'reported';
  }

  @Tool()
  async wait(@Ctx() ctx: Context) {
    await sleep(5_000, undefined, { signal: ctx.signal }).catch(() => {
      aborted.push(ctx.era);
    });
    return 'waited';
  }

  @Tool({ timeoutMs: 40 })
  async limited(@Ctx() ctx: Context) {
    await sleep(5_000, undefined, { signal: ctx.signal }).catch(() => {
      aborted.push('timeout');
    });
  }
}

@Module({
  imports: [McpModule.forRoot({ principal: () => 'ada' })],
  providers: [SlowTools],
})
class SlowModule {}

describe.each(PLATFORMS)('on %s', (platform) => {
  describe.each(Object.entries(CLIENTS))('the %s', (_, connect) => {
    it('lists and calls the tools of the first sample', async () => {
      const { app, url } = await start(AppModule, platform);
      const client = await connect(new URL(`${url}/mcp`));

      const { tools } = await client.listTools();
      const result = await client.callTool({
        name: 'forecast',
        arguments: { city: 'Oslo', days: 2 },
      });

      expect(tools.map(({ name }) => name)).toEqual(['forecast']);
      expect(result.structuredContent).toEqual({
        city: 'Oslo',
        days: 2,
        outlook: 'sunny',
        celsius: 20,
      });
      await client.close();
      await app.close();
    });
  });

  describe('a slow tool', () => {
    let running: Running;
    let url: URL;

    beforeAll(async () => {
      running = await start(SlowModule, platform);
      url = new URL(`${running.url}/mcp`);
    });

    beforeEach(() => {
      aborted = [];
    });

    afterAll(() => running.app.close());

    it.each(['legacy', { pin: '2026-07-28' }] as const)(
      'reports progress on the stream of its call: %j',
      async (mode) => {
        const client = await v2(url, mode);
        const seen: unknown[] = [];

        const result = await client.callTool(
          { name: 'report' },
          { onprogress: (progress) => seen.push(progress) },
        );

        expect(result.content).toEqual([{ type: 'text', text: 'reported' }]);
        expect(seen).toEqual([
          { progress: 1, total: 3, message: 'step 1' },
          { progress: 2, total: 3, message: 'step 2' },
          { progress: 3, total: 3, message: 'step 3' },
        ]);
        await client.close();
      },
    );

    it('reports progress to the v1 SDK client', async () => {
      const client = new ClientV1({ name: 'v1', version: '1' });
      await client.connect(new TransportV1(url));
      const seen: number[] = [];

      await client.callTool({ name: 'report' }, undefined, {
        onprogress: ({ progress }) => seen.push(progress),
      });

      expect(seen).toEqual([1, 2, 3]);
      await client.close();
    });

    it('logs to legacy clients from info up', async () => {
      const client = await v2(url, 'legacy');
      const logged: unknown[] = [];
      client.setNotificationHandler('notifications/message', ({ params }) => {
        logged.push(params);
      });

      await client.callTool({ name: 'report' });

      expect(logged).toEqual([
        {
          level: 'info',
          data: { message: 'reported', data: { done: true } },
          logger: 'report',
        },
      ]);
      await client.close();
    });

    it('logs to modern clients what they ask for, and nothing unasked', async () => {
      const client = await v2(url, { pin: '2026-07-28' });
      const logged: unknown[] = [];
      client.setNotificationHandler('notifications/message', ({ params }) => {
        logged.push(params.level);
      });

      await client.callTool({ name: 'report' });
      expect(logged).toEqual([]);

      await client.callTool({
        name: 'report',
        _meta: { 'io.modelcontextprotocol/logLevel': 'debug' },
      });
      expect(logged).toEqual(['info', 'debug']);
      await client.close();
    });

    it.each(['legacy', { pin: '2026-07-28' }] as const)(
      'is told when its caller cancels: %j',
      async (mode) => {
        const client = await v2(url, mode);
        const abort = new AbortController();
        const called = client.callTool(
          { name: 'wait' },
          { signal: abort.signal },
        );
        await sleep(50);
        abort.abort();

        await expect(called).rejects.toThrow();
        await eventually(() => aborted.length > 0);
        expect(aborted).toEqual([mode === 'legacy' ? 'legacy' : 'modern']);
        await client.close();
      },
    );

    it('is stopped when its time is up', async () => {
      const client = await v2(url, { pin: '2026-07-28' });

      const result = await client.callTool({ name: 'limited' });

      expect(result).toMatchObject({
        isError: true,
        content: [
          { text: 'The call of tool "limited" did not finish within 40 ms.' },
        ],
      });
      expect(aborted).toEqual(['timeout']);
      await client.close();
    });

    it('does not keep the application from closing', async () => {
      const { app, url: own } = await start(SlowModule, platform);
      const client = await v2(new URL(`${own}/mcp`), { pin: '2026-07-28' });
      const called = client.callTool({ name: 'wait' }).catch((e: unknown) => e);
      await sleep(50);

      const before = Date.now();
      await app.close();

      expect(Date.now() - before).toBeLessThan(2_000);
      expect(await called).toBeInstanceOf(Error);
      expect(aborted).toEqual(['modern']);
    });
  });
});

async function eventually(holds: () => boolean): Promise<void> {
  for (let tries = 0; tries < 100 && !holds(); tries++) await sleep(10);
}
