import {
  type ComponentSource,
  McpSource,
  type ToolDefinition,
} from '../../../lib/index.js';
import { RowTools, Table, Warnings } from './row-tools.js';
import { type DynamicApp, openDynamicApp } from './support.js';

describe('components that a provider names', () => {
  const user = { name: 'ada' };
  let app: DynamicApp;
  let table: Table;
  let warnings: Warnings;

  beforeEach(async () => {
    warnings = new Warnings();
    app = await openDynamicApp({ providers: [Table, RowTools] }, {}, warnings);
    table = app.module.get(Table);
  });

  afterEach(() => app.close());

  /** Waits until the server has seen what changed. */
  async function changed(change: () => void): Promise<void> {
    change();
    // Additions wait for the refreshes before them.
    await app.mcp.removeTool('nothing');
  }

  it('are listed and called, behind the guards of its class', async () => {
    const client = await app.client({ user });

    const { tools } = await client.listTools();
    const result = await client.callTool({ name: 'hello', arguments: {} });

    expect(tools.map(({ name }) => name)).toEqual(['hello']);
    expect(result.content).toEqual([{ type: 'text', text: 'Hello!' }]);
    await expect(app.mcp.callTool('hello')).rejects.toThrow('Forbidden');
  });

  it('come and go with what it names, and clients are told', async () => {
    const client = await app.client({ user });
    const told = app.told(client, 'tools');

    table.change([{ name: 'bye', says: 'Bye!' }]);
    await told;

    const result = await client.callTool({ name: 'bye', arguments: {} });
    expect(result.content).toEqual([{ type: 'text', text: 'Bye!' }]);
    await expect(
      client.callTool({ name: 'hello', arguments: {} }),
    ).rejects.toThrow('Unknown tool: hello');
  });

  it('stay what they are as long as they say the same', async () => {
    const before = await app.mcp.getTool('hello');
    await changed(() =>
      table.change([...table.rows, { name: 'more', says: '' }]),
    );
    const after = await app.mcp.getTool('hello');
    await changed(() => table.change([{ name: 'hello', says: 'Hi!' }]));
    const other = await app.mcp.getTool('hello');

    expect(after?.handler).toBe(before?.handler);
    expect(other?.handler).not.toBe(before?.handler);
    expect(await app.mcp.callTool('hello', {}, { user })).toMatchObject({
      content: [{ text: 'Hi!' }],
    });
  });

  it('stay when it fails', async () => {
    table.fails = true;
    await changed(() => table.notify());

    expect(app.mcp.listTools().map(({ name }) => name)).toEqual(['hello']);
    expect(warnings.lines.join('\n')).toContain('The database is away.');
  });

  it('give way to what the application adds itself', async () => {
    await app.mcp.addTool({ name: 'mine', handler: () => 'mine' });
    await changed(() => table.change([{ name: 'mine', says: 'its' }]));

    expect(await app.mcp.callTool('mine')).toMatchObject({
      content: [{ text: 'mine' }],
    });
    expect(warnings.lines.join('\n')).toContain('MCP_DUPLICATE_NAME');
  });

  it('need not be listed to be used', async () => {
    const handler = () => 'found';
    table.unlisted = new Map([
      ['hidden', { kind: 'tool', name: 'hidden', handler }],
      [
        'rows://7',
        { kind: 'resource', name: 'row', uri: 'rows://{id}', handler },
      ],
      ['liar', { kind: 'tool', name: 'other', handler }],
    ]);
    const client = await app.client({ user });

    const called = await client.callTool({ name: 'hidden', arguments: {} });
    const read = await client.readResource({ uri: 'rows://7' });

    expect(called.content).toEqual([{ type: 'text', text: 'found' }]);
    expect(read.contents).toMatchObject([{ text: 'found' }]);
    expect((await client.listTools()).tools.map(({ name }) => name)).toEqual([
      'hello',
    ]);
    await expect(
      client.callTool({ name: 'liar', arguments: {} }),
    ).rejects.toThrow('Unknown tool: liar');
    await expect(
      client.callTool({ name: '../../etc', arguments: {} }),
    ).rejects.toThrow('Unknown tool');
    expect(table.asked).not.toContain('tool ../../etc');
    expect(await app.mcp.getTool('hidden')).toMatchObject({ name: 'hidden' });
  });

  it('do not let clients fill the log with names it does not mean', async () => {
    table.unlisted = new Map([
      ['HELLO', { kind: 'tool', name: 'found', handler: () => 'found' }],
    ]);

    for (let call = 0; call < 20; call += 1) {
      await expect(app.mcp.callTool('HELLO', {}, { user })).rejects.toThrow(
        'Unknown tool: HELLO',
      );
    }

    expect(
      warnings.lines.filter((line) => line.includes('another name')),
    ).toHaveLength(1);
  });

  it('are no more once the application is closed', async () => {
    const lists = readsOf(table);
    await app.module.close();
    table.notify();
    await new Promise((resolve) => setTimeout(resolve, 20));

    expect(lists()).toBe(0);
  });
});

it('A source that does not tell of changes is asked again with every other change', async () => {
  let count = 0;
  @McpSource()
  class Counting implements ComponentSource {
    list(): ToolDefinition[] {
      count += 1;
      return [{ kind: 'tool', name: `read_${count}`, handler: () => 'done' }];
    }
  }
  const app = await openDynamicApp({ providers: [Counting] });

  await app.mcp.addTool({ name: 'added', handler: () => 'done' });

  expect(app.mcp.listTools().map(({ name }) => name)).toEqual([
    'added',
    'read_2',
  ]);
  await app.close();
});

/** Counts how often the rows are read from here on. */
function readsOf(table: Table): () => number {
  let count = 0;
  const { rows } = table;
  Object.defineProperty(table, 'rows', {
    get: () => {
      count += 1;
      return rows;
    },
  });
  return () => count;
}
