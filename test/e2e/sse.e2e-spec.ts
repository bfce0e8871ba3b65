import { setTimeout as sleep } from 'node:timers/promises';
import {
  afterAll,
  afterEach,
  beforeAll,
  describe,
  expect,
  it,
} from '@jest/globals';
import { Client, SSEClientTransport } from '@modelcontextprotocol/client';
import { Client as ClientV1 } from '@modelcontextprotocol/sdk/client/index.js';
import { SSEClientTransport as TransportV1 } from '@modelcontextprotocol/sdk/client/sse.js';
import {
  LoggingMessageNotificationSchema,
  ToolListChangedNotificationSchema,
} from '@modelcontextprotocol/sdk/types.js';
import { McpServerRef } from '../../lib/index.js';
import { PLATFORMS, type Running, start } from './support/platforms.js';
import { SseModule, stopped } from './support/sse-app.js';

const IDENTITY = { name: 'old', version: '1' };

/** What both clients have in common, as these tests use it. */
interface Connected {
  readonly listTools: () => Promise<{ tools: { name: string }[] }>;
  readonly callTool: (
    name: string,
    options?: { signal?: AbortSignal; onprogress?: (seen: unknown) => void },
  ) => Promise<unknown>;
  readonly close: () => Promise<void>;
}

type Heard = (method: string, params: unknown) => void;
type Connect = (url: URL, heard: Heard, deny?: string) => Promise<Connected>;

const v1: Connect = async (url, heard, deny) => {
  const client = new ClientV1(IDENTITY);
  for (const schema of [
    LoggingMessageNotificationSchema,
    ToolListChangedNotificationSchema,
  ]) {
    client.setNotificationHandler(schema, ({ method, params }) =>
      heard(method, params),
    );
  }
  const requestInit = { headers: { ...(deny && { 'x-deny': deny }) } };
  await client.connect(new TransportV1(url, { requestInit }));
  return {
    listTools: () => client.listTools(),
    callTool: (name, options) => client.callTool({ name }, undefined, options),
    close: () => client.close(),
  };
};

const v2: Connect = async (url, heard, deny) => {
  const client = new Client(IDENTITY);
  client.setNotificationHandler('notifications/message', ({ method, params }) =>
    heard(method, params),
  );
  client.setNotificationHandler(
    'notifications/tools/list_changed',
    ({ method, params }) => heard(method, params),
  );
  const requestInit = { headers: { ...(deny && { 'x-deny': deny }) } };
  await client.connect(new SSEClientTransport(url, { requestInit }));
  return {
    listTools: () => client.listTools(),
    callTool: (name, options) => client.callTool({ name }, options),
    close: () => client.close(),
  };
};

const text = (value: string) => ({ content: [{ type: 'text', text: value }] });

describe.each(PLATFORMS)('the old transport on %s', (platform) => {
  describe.each([
    ['v1', v1],
    ['v2', v2],
  ])('with the %s SDK client', (_, connect) => {
    let running: Running;
    let client: Connected | undefined;
    const heard: [string, unknown][] = [];
    const open = async (deny?: string) => {
      client = await connect(
        new URL(`${running.url}/sse`),
        (method, params) => heard.push([method, params]),
        deny,
      );
      return client;
    };

    beforeAll(async () => {
      running = await start(SseModule, platform);
    });
    afterEach(async () => {
      await client?.close();
      heard.length = 0;
    });
    afterAll(() => running.app.close());

    it('lists and calls tools, which know the transport', async () => {
      const { listTools, callTool } = await open();
      const { tools } = await listTools();
      expect(tools.map(({ name }) => name).sort()).toEqual([
        'report',
        'transport',
        'wait',
      ]);
      expect(await callTool('transport')).toMatchObject(text('sse'));
    });

    it('tells progress and log messages before the answer', async () => {
      const { callTool } = await open();
      const seen: unknown[] = [];
      const result = await callTool('report', {
        onprogress: (progress) => seen.push(progress),
      });
      expect(result).toMatchObject(text('done'));
      expect(seen).toEqual([{ progress: 1, total: 2, message: 'half' }]);
      expect(heard).toEqual([
        [
          'notifications/message',
          expect.objectContaining({ level: 'info', logger: 'sse' }),
        ],
      ]);
    });

    it('cancels a call', async () => {
      const { callTool } = await open();
      const count = stopped.length;
      const abort = new AbortController();
      const call = callTool('wait', { signal: abort.signal });
      setTimeout(() => abort.abort(), 50);
      await expect(call).rejects.toThrow();
      await until(() => stopped.length === count + 1);
      expect(stopped.length).toBe(count + 1);
    });

    it('hears of changed lists', async () => {
      await open();
      await sleep(50);
      running.app.get(McpServerRef, { strict: false }).toolsChanged();
      await until(() => heard.length > 0);
      expect(heard.map(([method]) => method)).toEqual([
        'notifications/tools/list_changed',
      ]);
    });

    it('is told which calls a guard denies', async () => {
      const { callTool } = await open('report');
      await expect(callTool('report')).rejects.toThrow(/403/);
      expect(await callTool('transport')).toMatchObject(text('sse'));
    });

    it('stops what runs for a client that goes away', async () => {
      const { callTool, close } = await open();
      const count = stopped.length;
      const call = callTool('wait').catch(() => undefined);
      await sleep(50);
      await close();
      await call;
      await until(() => stopped.length === count + 1);
      expect(stopped.length).toBe(count + 1);
    });
  });
});

async function until(condition: () => boolean): Promise<void> {
  for (let tries = 0; tries < 100 && !condition(); tries += 1) await sleep(10);
}
