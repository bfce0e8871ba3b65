import { Controller, Injectable, Module } from '@nestjs/common';
import { Test } from '@nestjs/testing';
import { Input, McpModule, Tool } from '../../lib/index.js';
import { createTestClient } from '../../lib/testing/index.js';
import { clientOf, problemsOf } from './support.js';

@Injectable()
class Tools {
  @Tool({
    name: 'drop-table',
    title: 'Drop a table',
    description: 'Gone is gone',
    annotations: { destructiveHint: true, title: 'Drop' },
    icons: [{ src: 'https://example.com/drop.png' }],
    tags: ['db', 'danger'],
    meta: { 'example.com/cost': 3 },
    input: { type: 'object', properties: { table: { type: 'string' } } },
  })
  drop(@Input() _: unknown) {}

  @Tool()
  plain() {}

  @Tool()
  another() {}
}

describe('what @Tool() says', () => {
  it.each(['legacy', 'modern'] as const)(
    'reaches %s clients, word for word',
    async (era) => {
      const module = await Test.createTestingModule({
        imports: [McpModule.forRoot()],
        providers: [Tools],
      }).compile();
      const client = await createTestClient(module, { era });

      const { tools } = await client.listTools();

      expect(tools).toEqual([
        {
          name: 'drop-table',
          title: 'Drop a table',
          description: 'Gone is gone',
          annotations: { destructiveHint: true, title: 'Drop' },
          icons: [{ src: 'https://example.com/drop.png' }],
          inputSchema: {
            type: 'object',
            properties: { table: { type: 'string' } },
          },
          _meta: {
            'example.com/cost': 3,
            'nest-fastmcp/tags': ['db', 'danger'],
          },
        },
        expect.objectContaining({ name: 'plain' }),
        expect.objectContaining({ name: 'another' }),
      ]);
      expect(tools[1]).not.toHaveProperty('_meta');
    },
  );

  it('comes in pages where the server is told to', async () => {
    const client = await clientOf(
      { providers: [Tools] },
      { lists: { pageSize: 2, ttlMs: 1000, scope: 'public' } },
    );

    const first = await client.request({ method: 'tools/list' });
    const second = await client.request({
      method: 'tools/list',
      params: { cursor: first.nextCursor },
    });

    expect(first.tools.map(({ name }) => name)).toEqual([
      'drop-table',
      'plain',
    ]);
    expect(first).toMatchObject({ ttlMs: 1000, cacheScope: 'public' });
    expect(second.tools.map(({ name }) => name)).toEqual(['another']);
    expect(second.nextCursor).toBeUndefined();
    await expect(
      client.request({
        method: 'tools/list',
        params: { cursor: `${first.nextCursor}x` },
      }),
    ).rejects.toMatchObject({ code: -32602 });
  });
});

describe('the start-up report', () => {
  async function report(providers: object[]): Promise<string[]> {
    const lines: string[] = [];
    const note = (line: unknown) => lines.push(String(line));
    @Module({
      imports: [McpModule.forRoot({ name: 'db', version: '2.0.0' })],
      providers: providers as [],
    })
    class AppModule {}
    const module = await Test.createTestingModule({ imports: [AppModule] })
      .setLogger({ log: note, warn: note, error: note })
      .compile();
    await module.init();
    await module.close();
    return lines;
  }

  it('says what was found, where', async () => {
    expect(await report([Tools])).toEqual(
      expect.arrayContaining([
        'Mapped tool {drop-table} to Tools.drop (AppModule)',
        'Mapped tool {plain} to Tools.plain (AppModule)',
        'MCP server "db" 2.0.0 without HTTP: 3 tools',
      ]),
    );
  });

  it('warns when nothing was', async () => {
    expect(await report([])).toContainEqual(
      expect.stringContaining(
        'found no @Tool(), @Resource() or @Prompt() method',
      ),
    );
  });
});

describe('a handler of another protocol', () => {
  it('cannot be given what that protocol injects', async () => {
    @Controller()
    class Gateway {
      @Tool()
      listen(_: unknown) {}
    }
    // As @SubscribeMessage() and @ConnectedSocket() write them.
    Reflect.defineMetadata(
      'websockets:message_mapping',
      true,
      Gateway.prototype.listen,
    );
    Reflect.defineMetadata(
      '__routeArguments__',
      { '0:0': { index: 0, pipes: [] } },
      Gateway,
      'listen',
    );

    const { problems } = await problemsOf({ controllers: [Gateway] });

    expect(problems).toMatchObject([{ code: 'MCP_UNSUPPORTED_PARAMETER' }]);
  });
});
