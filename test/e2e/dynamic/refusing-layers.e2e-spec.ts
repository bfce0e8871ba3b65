import { Injectable, Module } from '@nestjs/common';
import { z } from 'zod';
import {
  type ComponentDefinition,
  type ComponentSource,
  type LookupKind,
  McpSource,
  Tool,
  ToolTransform,
} from '../../../lib/index.js';
import { Warnings } from './row-tools.js';
import { type DynamicApp, openDynamicApp } from './support.js';

const LONG = 'x'.repeat(125);
const handler = () => 'done';
const titled = { kind: 'tool', input: z.object({ q: z.string() }), handler };

let rows: readonly object[] = [];
const listeners = new Set<() => void>();

@McpSource()
class Rows implements ComponentSource {
  list(): ComponentDefinition[] {
    return JSON.parse('[]').concat(rows);
  }

  get(kind: LookupKind, name: string): ComponentDefinition | undefined {
    return kind === 'tool' && /^x+$/.test(name)
      ? { kind, name, handler }
      : undefined;
  }

  changes(changed: () => void): () => void {
    listeners.add(changed);
    return () => listeners.delete(changed);
  }
}

@Module({ providers: [Rows] })
class RowsModule {}

@Injectable()
class Own {
  @Tool() own(): void {}
}

describe('What a source names and a layer cannot take is left out alone', () => {
  let app: DynamicApp;
  let warnings: Warnings;

  async function open(first: readonly object[]): Promise<void> {
    rows = first;
    warnings = new Warnings();
    app = await openDynamicApp(
      { imports: [RowsModule], providers: [Own] },
      {
        mounts: [
          {
            module: RowsModule,
            namespace: 'rows',
            transforms: [
              new ToolTransform({
                find: { arguments: { q: { name: 'title' } } },
              }),
            ],
          },
        ],
      },
      warnings,
    );
  }

  afterEach(() => app.close());

  const names = () => app.mcp.listTools().map(({ name }) => name);
  const find = { ...titled, name: 'find' };

  it('at start-up', async () => {
    await open([find, { ...titled, name: LONG }]);

    expect(names()).toEqual(['own', 'rows_find']);
    expect(warnings.lines.join('\n')).toContain('MCP_INVALID_RENAME');
  });

  it('when it comes later, and nothing else waits for it', async () => {
    await open([find]);
    rows = [
      { ...find, input: z.object({ query: z.string() }) },
      { ...titled, name: 'other' },
      { ...titled, name: LONG },
    ];
    for (const changed of listeners) changed();
    await app.mcp.addTool({ name: 'added', handler });
    await app.mcp.disable({ names: ['own'] });

    expect(names()).toEqual(['added', 'rows_other', 'own']);
    expect(await app.mcp.getTool('own')).toMatchObject({ enabled: false });
    const told = warnings.lines.join('\n');
    expect(told).toContain('MCP_UNKNOWN_TRANSFORMED_ARGUMENT');
    expect(told).toContain('MCP_INVALID_RENAME');
  });

  it('when it is looked for, and is unknown then', async () => {
    await open([find]);
    const client = await app.client();

    await expect(
      client.callTool({ name: `rows_${'x'.repeat(124)}`, arguments: {} }),
    ).rejects.toThrow('Unknown tool');
    expect(
      await client.callTool({ name: 'rows_xxx', arguments: {} }),
    ).toMatchObject({ content: [{ text: 'done' }] });
  });

  it('but not what the application adds itself', async () => {
    await open([find]);

    await expect(
      app.mcp.addTool({ name: LONG, module: RowsModule, handler }),
    ).rejects.toThrow('MCP_INVALID_RENAME');
    expect(names()).toEqual(['own', 'rows_find']);
  });
});
