import { type CanActivate, Injectable, Module } from '@nestjs/common';
import {
  PromptsAsTools,
  Resource,
  ResourcesAsTools,
  Tool,
  ToolSearch,
} from '../../lib/index.js';
import type { McpTestClient } from '../../lib/testing/index.js';
import { Library } from './library.fixture.js';
import { talkTo } from './support.js';

@Injectable()
class Elsewhere {
  @Tool({ description: 'Sells a book.' })
  sell(): string {
    return 'sold';
  }

  @Resource({ uri: 'shop://prices' })
  prices(): string {
    return 'high';
  }
}

@Module({ providers: [Library] })
class LibraryModule {}

@Module({ providers: [Elsewhere] })
class ShopModule {}

class Nobody implements CanActivate {
  canActivate(): boolean {
    return false;
  }
}

const mounted = (guards: readonly CanActivate[] = []): Promise<McpTestClient> =>
  talkTo(
    { imports: [LibraryModule, ShopModule] },
    {
      mounts: [
        {
          module: LibraryModule,
          namespace: 'library',
          guards,
          transforms: [
            new ResourcesAsTools(),
            new PromptsAsTools(),
            new ToolSearch({ pinned: ['list_resources', 'read_resource'] }),
          ],
        },
      ],
    },
    {},
  );

describe('layers of a mount', () => {
  it('bring tools that its guards protect as all others', async () => {
    const client = await mounted([new Nobody()]);

    for (const name of ['list_resources', 'search_tools', 'call_tool']) {
      await expect(
        client.callTool({ name: `library_${name}` }),
      ).rejects.toThrow('Forbidden');
    }
  });

  it('bring their tools under the names of the mount', async () => {
    const { tools } = await (await mounted()).listTools();

    expect(tools.map(({ name }) => name)).toEqual([
      'sell',
      'library_list_resources',
      'library_read_resource',
      'library_search_tools',
      'library_call_tool',
    ]);
  });

  it('are for the components of the mount, by the names clients know', async () => {
    const client = await mounted();

    expect(
      await client.callTool({ name: 'library_list_resources' }),
    ).toMatchObject({
      structuredContent: {
        resources: [
          { uri: 'library://library/rules' },
          { uri: 'library://library/logo' },
          { uri: 'library://library/data' },
          { uri: 'library://library/books/emma' },
        ],
      },
    });
    expect(
      await client.callTool({
        name: 'library_read_resource',
        arguments: { uri: 'library://library/books/emma' },
      }),
    ).toMatchObject({ content: [{ text: 'the text of emma' }] });
    await expect(
      client.callTool({
        name: 'library_read_resource',
        arguments: { uri: 'shop://prices' },
      }),
    ).rejects.toThrow();
  });

  it('find and call the tools of the mount', async () => {
    const client = await mounted();
    const { content } = await client.callTool({
      name: 'library_search_tools',
      arguments: { query: 'book' },
    });
    const [text] = content;

    expect(text).toMatchObject({
      text: expect.stringContaining('"name":"library_findBook"'),
    });
    expect(text).not.toMatchObject({ text: expect.stringContaining('sell') });
    expect(
      await client.callTool({
        name: 'library_call_tool',
        arguments: { name: 'library_findBook', arguments: { title: 'x' } },
      }),
    ).toMatchObject({ content: [{ text: 'found x' }] });
    await expect(
      client.callTool({
        name: 'library_call_tool',
        arguments: { name: 'sell' },
      }),
    ).rejects.toThrow('Unknown tool: "sell"');
  });

  it.each(['a server', 'a mount'])(
    'bring tools that stay whatever tags %s includes',
    async (place) => {
      @Injectable()
      class Tagged {
        @Tool({ tags: ['open'], description: 'Says what is open.' })
        open(): string {
          return 'open';
        }
        @Tool({ description: 'Says what is closed.' }) closed(): string {
          return 'closed';
        }
      }
      @Module({ providers: [Tagged] })
      class TaggedModule {}
      const options = {
        transforms: [
          new ResourcesAsTools(),
          new PromptsAsTools(),
          new ToolSearch(),
        ],
        includeTags: ['open'],
      };
      const client = await talkTo(
        { imports: [TaggedModule] },
        place === 'a server'
          ? options
          : { mounts: [{ module: TaggedModule, ...options }] },
        {},
      );

      const { tools } = await client.listTools();
      expect(tools.map(({ name }) => name)).toEqual([
        'search_tools',
        'call_tool',
      ]);
      const found = await client.callTool({
        name: 'search_tools',
        arguments: { query: 'open closed says' },
      });
      expect(JSON.stringify(found.content)).toContain('Says what is open.');
      expect(JSON.stringify(found.content)).not.toContain('closed.');
      await expect(client.callTool({ name: 'closed' })).rejects.toThrow(
        'Unknown tool',
      );
    },
  );
});
