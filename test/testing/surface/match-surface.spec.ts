import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { jest } from '@jest/globals';
import { Client } from '@modelcontextprotocol/client';
import { Client as FirstClient } from '@modelcontextprotocol/sdk/client/index.js';
import {
  createTestClient,
  mcpMatchers,
  type McpTestClient,
} from '../../../lib/testing/index.js';
import { ordersApp } from './orders-app.fixture.js';

expect.extend(mcpMatchers);

let folder: string;
let file: string;
let client: McpTestClient;

const said = jest.spyOn(process.stderr, 'write').mockReturnValue(true);

beforeAll(async () => {
  client = await createTestClient(await ordersApp());
});
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'surface-'));
  file = join(folder, 'locks', 'orders.json');
});
afterEach(() => rmSync(folder, { recursive: true }));
afterAll(async () => {
  said.mockRestore();
  await client.close();
});

/** Matches as a runner would whose snapshots are in that state. */
const match = (state?: string, received: unknown = client) =>
  mcpMatchers.toMatchMcpSurface.call(
    {
      equals: () => false,
      ...(state && { snapshotState: { _updateSnapshot: state } }),
    },
    received,
    { file },
  );
const written = (): { tools: { name: string; description?: string }[] } =>
  JSON.parse(readFileSync(file, 'utf8'));

describe('the lock file', () => {
  it('is readable, sorted and ends with a newline', async () => {
    await match('new');

    const text = readFileSync(file, 'utf8');
    expect(text).toMatch(/^\{\n  "mcpSurface": 1,\n  "tokens": \d+,\n/);
    expect(text.endsWith('}\n')).toBe(true);
    expect(text.indexOf('orders_count')).toBeLessThan(
      text.indexOf('orders_find'),
    );
    expect(await match('none')).toMatchObject({ pass: true });
  });

  it('is written anew when asked to, also when it is broken', async () => {
    await match('new');
    const first = readFileSync(file, 'utf8');
    for (const text of ['{', first.replace('Finds', 'Seeks')]) {
      writeFileSync(file, text);
      expect(await match('all')).toMatchObject({ pass: true });
      expect(readFileSync(file, 'utf8')).toBe(first);
    }
    expect(said.mock.lastCall?.[0]).toMatch(
      /^Wrote .*orders\.json: changed, 1 model-visible\. The tools list weighs about \d+ tokens/,
    );
  });

  it('is never written in CI, whatever the environment says', async () => {
    process.env.MCP_SURFACE = 'update';
    const outcome = await match('none');
    delete process.env.MCP_SURFACE;

    expect(outcome.pass).toBe(false);
    expect(outcome.message()).toContain('Run the tests once outside CI');
    expect(written).toThrow('ENOENT');
  });

  it.each([
    ['{', 'it is no JSON ('],
    ['<<<<<<< ours', 'it is no JSON ('],
    ['[]', 'it is no lock file of a surface'],
    ['{"name":"x"}', 'it is no lock file of a surface'],
    [
      '{"mcpSurface":2}',
      'its format is 2, and this version of nest-fastmcp reads 1',
    ],
    ['{"mcpSurface":1}', '"tokens" is no number'],
    [
      '{"mcpSurface":1,"tokens":1,"instructions":1}',
      '"instructions" is no text',
    ],
    ['{"mcpSurface":1,"tokens":1,"tools":{}}', '"tools" is no list'],
    [
      '{"mcpSurface":1,"tokens":1,"tools":[{"name":"a"},{}]}',
      '"tools[1]" has no name',
    ],
    [
      '{"mcpSurface":1,"tokens":1,"tools":[],"resources":[{"name":"a"}]}',
      '"resources[0]" has no name or no uri',
    ],
  ])('that is broken says where and what to do: %s', async (text, problem) => {
    await match('new');
    writeFileSync(file, text);

    await expect(match('new')).rejects.toThrow(
      `${file} cannot be compared with: ${problem}`,
    );
    await expect(match('none')).rejects.toThrow(
      'Restore it from version control, or write it anew: run the tests with -u or MCP_SURFACE=update.',
    );
  });

  it('that is a folder says so', async () => {
    file = folder;

    await expect(match('new')).rejects.toThrow('it is unreadable (EISDIR');
  });
});

describe('a runner that says nothing of snapshots', () => {
  const environment = { ...process.env };
  beforeEach(() => {
    delete process.env.CI;
  });
  afterEach(() => {
    process.env = { ...environment };
  });

  it('writes what is missing, outside CI', async () => {
    process.env.CI = 'true';
    expect(await match()).toMatchObject({ pass: false });
    process.env.CI = 'false';
    expect(await match()).toMatchObject({ pass: true });
    expect(written().tools).toHaveLength(2);
  });

  it('writes anew with MCP_SURFACE=update, and takes no other word', async () => {
    await match();
    writeFileSync(file, readFileSync(file, 'utf8').replace('Finds', 'Seeks'));

    expect(await match()).toMatchObject({ pass: false });
    process.env.MCP_SURFACE = 'udpate';
    await expect(match()).rejects.toThrow('MCP_SURFACE is "udpate"');
    process.env.MCP_SURFACE = 'update';
    expect(await match()).toMatchObject({ pass: true });
    expect(written().tools[1]).toMatchObject({ description: 'Finds orders' });
  });
});

describe('what is no surface to compare', () => {
  it('is told apart', async () => {
    const loose = new Client({ name: 'c', version: '1' });
    const closed = await createTestClient(await ordersApp());
    await closed.close();

    for (const [received, words] of [
      [null, 'this is null'],
      ['client', 'this is a string'],
      [createTestClient(await ordersApp()), 'an object of the class Promise'],
      [{ tools: [] }, 'an object of the class Object'],
      [Object.create(null), 'an object of the class Object'],
      [
        new FirstClient({ name: 'c', version: '1' }),
        'or a Client of @modelcontextprotocol/client.',
      ],
      [loose, 'The client is not connected'],
      [closed, 'The client is not connected'],
    ] as const) {
      await expect(match('new', received)).rejects.toThrow(words);
    }
  });

  it('is not what .not expects', async () => {
    await expect(
      expect(client).not.toMatchMcpSurface({ file }),
    ).rejects.toThrow('toMatchMcpSurface() cannot be negated');
    expect(written).toThrow('ENOENT');
  });
});
