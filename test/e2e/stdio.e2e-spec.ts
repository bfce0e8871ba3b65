import { fileURLToPath } from 'node:url';
import { setTimeout as sleep } from 'node:timers/promises';
import { Client } from '@modelcontextprotocol/client';
import { StdioClientTransport } from '@modelcontextprotocol/client/stdio';
import { Client as ClientV1 } from '@modelcontextprotocol/sdk/client/index.js';
import { StdioClientTransport as TransportV1 } from '@modelcontextprotocol/sdk/client/stdio.js';
import { afterEach, describe, expect, it } from '@jest/globals';
import { SERVER } from './support/stdio-process.js';

const SAMPLE = fileURLToPath(
  new URL('../../build/sample/03-stdio/main.js', import.meta.url),
);

/** What all clients have in common, as these tests use it. */
interface AnyClient {
  listTools(): Promise<{ tools: { name: string }[] }>;
  callTool(params: {
    name: string;
    arguments?: Record<string, unknown>;
  }): Promise<{ structuredContent?: unknown; content?: unknown }>;
  close(): Promise<void>;
}

interface Connected<C> {
  readonly client: C;
  /** What the server wrote to standard error. */
  readonly logged: () => string;
  /** The server's process. */
  readonly pid: number | null;
}

const started: { close(): Promise<void> }[] = [];
afterEach(async () => {
  for (const client of started.splice(0)) await client.close();
});

type Mode = 'legacy' | 'auto' | { readonly pin: string };

async function v2(mode: Mode, ...args: string[]): Promise<Connected<Client>> {
  const client = new Client(
    { name: 'v2', version: '1' },
    { versionNegotiation: { mode } },
  );
  const transport = new StdioClientTransport({
    command: process.execPath,
    args,
    stderr: 'pipe',
  });
  let text = '';
  transport.stderr?.on('data', (chunk) => (text += String(chunk)));
  await client.connect(transport);
  started.push(client);
  return { client, logged: () => text, pid: transport.pid };
}

async function v1(...args: string[]): Promise<Connected<ClientV1>> {
  const client = new ClientV1({ name: 'v1', version: '1' });
  const transport = new TransportV1({
    command: process.execPath,
    args,
    stderr: 'pipe',
  });
  let text = '';
  transport.stderr?.on('data', (chunk) => (text += String(chunk)));
  await client.connect(transport);
  started.push(client);
  return { client, logged: () => text, pid: transport.pid };
}

const CLIENTS: Record<string, () => Promise<Connected<AnyClient>>> = {
  'v1 SDK client': async () => {
    const { client, ...rest } = await v1(SAMPLE);
    return { client: client as unknown as AnyClient, ...rest };
  },
  'v2 SDK client, legacy': () => v2('legacy', SAMPLE),
  'v2 SDK client, auto': () => v2('auto', SAMPLE),
  'v2 SDK client, pinned 2026-07-28': () => v2({ pin: '2026-07-28' }, SAMPLE),
};

describe.each(Object.entries(CLIENTS))('over stdio, the %s', (_, connect) => {
  it('lists and calls the tool of the sample, and ends its process', async () => {
    const { client, logged, pid } = await connect();

    const { tools } = await client.listTools();
    const result = await client.callTool({
      name: 'convert',
      arguments: { value: 26.2, from: 'mi', to: 'km' },
    });
    expect(tools.map(({ name }) => name)).toEqual(['convert']);
    expect(result.structuredContent).toEqual({ value: 42.1648128, unit: 'km' });

    const start = Date.now();
    await client.close();
    // The SDK's clients send a signal after two seconds.
    expect(Date.now() - start).toBeLessThan(1_900);
    expect(isRunning(pid)).toBe(false);
    expect(logged()).toContain('26.2 mi = 42.1648128 km');
  });
});

const MODES = ['legacy', { pin: '2026-07-28' }] as const;

describe.each(MODES)('over stdio, the v2 SDK client, %j', (mode) => {
  it('is told of progress', async () => {
    const { client } = await v2(mode, SERVER);
    const seen: number[] = [];

    const { content } = await client.callTool(
      { name: 'report' },
      { onprogress: ({ progress }) => seen.push(progress) },
    );

    expect(seen).toEqual([1, 2, 3]);
    expect(content).toEqual([{ type: 'text', text: 'reported' }]);
  });

  it('can cancel a call, and make the next one', async () => {
    const { client, logged } = await v2(mode, SERVER);
    const abort = new AbortController();
    const called = client.callTool({ name: 'wait' }, { signal: abort.signal });
    await sleep(100);
    abort.abort();

    await expect(called).rejects.toThrow();
    while (!logged().includes('aborted')) await sleep(10);
    const { content } = await client.callTool({ name: 'say' });
    expect(content).toEqual([{ type: 'text', text: 'said' }]);
  });
});

it('over stdio, the v1 SDK client is told of progress', async () => {
  const { client } = await v1(SERVER);
  const seen: number[] = [];

  await client.callTool({ name: 'report' }, undefined, {
    onprogress: ({ progress }) => seen.push(progress),
  });

  expect(seen).toEqual([1, 2, 3]);
});

it('over stdio, a legacy client sets the level of what it is logged', async () => {
  const { client } = await v2('legacy', SERVER);
  const levels: string[] = [];
  client.setNotificationHandler('notifications/message', ({ params }) => {
    levels.push(params.level);
  });

  await client.callTool({ name: 'log' });
  await client.setLoggingLevel('error');
  await client.callTool({ name: 'log' });

  expect(levels).toEqual(['info', 'error', 'error']);
});

function isRunning(pid: number | null): boolean {
  if (pid === null) return false;
  try {
    return process.kill(pid, 0);
  } catch {
    return false;
  }
}
