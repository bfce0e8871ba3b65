import { Injectable } from '@nestjs/common';
import {
  type CatalogEntry,
  type CatalogLayer,
  Input,
  Namespace,
  Prompt,
  PromptsAsTools,
  Rename,
  Resource,
  ResourcesAsTools,
  Tool,
  ToolSearch,
  ToolTransform,
  VersionFilter,
  Visibility,
} from '../../lib/index.js';
import type { McpTestClient } from '../../lib/testing/index.js';
import { clientOf } from '../discovery/support.js';

@Injectable()
class Books {
  @Tool({ description: 'Searches.' })
  search(
    @Input('q') q: string,
    @Input('limit') limit: number,
    @Input('tenant') tenant: string,
  ): unknown {
    return q === 'unknown' ? undefined : { q, limit, tenant };
  }

  @Tool({ tags: ['internal'] })
  find(): void {}

  @Tool({ tags: ['public'], version: '2.1' })
  help(): string {
    return 'helped';
  }

  @Tool({ name: 'help', version: '3.0' })
  newHelp(): void {}

  @Prompt()
  review(): string {
    return 'Review it.';
  }

  @Resource({ uri: 'docs://contents' })
  contents(): string {
    return 'all';
  }

  @Resource({ uri: 'docs://{page}' })
  page({ page }: { page: string }): string {
    return page;
  }
}

const currentTenant = (): string => 'acme';

const withLayer = (layer: CatalogLayer): Promise<McpTestClient> =>
  clientOf({ providers: [Books] }, { transforms: [layer] });

const toolsOf = async (client: McpTestClient): Promise<string[]> =>
  (await client.listTools()).tools.map(({ name }) => name);

describe('the documented transforms', () => {
  it('Namespace', async () => {
    const layer = new Namespace('books');

    expect(await toolsOf(await withLayer(layer))).toEqual([
      'books_search',
      'books_find',
      'books_help',
    ]);
  });

  it('Rename', async () => {
    const client = await withLayer(
      new Rename({
        find: 'look_up',
        'docs://contents': 'manual://contents',
        'docs://{page}': 'manual://pages/{page}',
      }),
    );

    expect(await toolsOf(client)).toContain('look_up');
    expect(
      await client.readResource({ uri: 'manual://pages/a' }),
    ).toMatchObject({ contents: [{ text: 'a' }] });
  });

  it('ToolTransform', async () => {
    const client = await withLayer(
      new ToolTransform({
        search: {
          name: 'find_book',
          description: 'Finds books by their title.',
          arguments: {
            q: { name: 'title', description: 'Words of the title.' },
            limit: { default: 10 },
            tenant: { hide: true, defaultFactory: () => currentTenant() },
          },
        },
      }),
    );

    expect(
      await client.callTool({ name: 'find_book', arguments: { title: 'x' } }),
    ).toMatchObject({
      structuredContent: { q: 'x', limit: 10, tenant: 'acme' },
    });
  });

  it('a wrap of ToolTransform', async () => {
    const client = await clientOf(
      { providers: [Books] },
      {
        transforms: [
          new ToolTransform({
            search: {
              arguments: {
                limit: { hide: true, default: 1 },
                tenant: { hide: true, default: 'acme' },
              },
            },
          }),
          new ToolTransform({
            search: {
              arguments: { q: { name: 'title' } },
              wrap: async ({ title }, forward, ctx) => {
                const found = await forward({ title });
                ctx.log.info('searched', { title });
                return found ?? forward({ title: `${String(title)}*` });
              },
            },
          }),
        ],
      },
    );

    expect(
      await client.callTool({
        name: 'search',
        arguments: { title: 'unknown' },
      }),
    ).toMatchObject({ structuredContent: { q: 'unknown*' } });
  });

  it('Visibility', async () => {
    const layer = new Visibility(
      { tags: ['internal'], components: ['tool'] },
      'disable',
    );

    expect(await toolsOf(await withLayer(layer))).toEqual(['search', 'help']);
  });

  it('rules of Visibility', async () => {
    const layer = new Visibility([
      { action: 'disable', all: true },
      { action: 'enable', tags: ['public'] },
    ]);

    expect(await toolsOf(await withLayer(layer))).toEqual(['help']);
  });

  it('VersionFilter', async () => {
    const client = await withLayer(
      new VersionFilter({ gte: '2.0', lt: '3.0' }),
    );

    expect(await client.callTool({ name: 'help' })).toMatchObject({
      content: [{ text: 'helped' }],
    });
  });

  it('ResourcesAsTools, PromptsAsTools and ToolSearch', async () => {
    expect(await toolsOf(await withLayer(new ResourcesAsTools()))).toContain(
      'read_resource',
    );
    expect(await toolsOf(await withLayer(new PromptsAsTools()))).toContain(
      'get_prompt',
    );
    const layer = new ToolSearch({ pinned: ['help'], maxResults: 5 });
    expect(await toolsOf(await withLayer(layer))).toEqual([
      'help',
      'search_tools',
      'call_tool',
    ]);
  });

  it('one of your own', async () => {
    class Shouting implements CatalogLayer {
      readonly name = 'Shouting';

      apply(entries: readonly CatalogEntry[]): readonly CatalogEntry[] {
        return entries.map((entry) =>
          entry.kind === 'tool' && entry.description !== undefined
            ? { ...entry, description: `${entry.description.toUpperCase()}!` }
            : entry,
        );
      }
    }
    const { tools } = await (await withLayer(new Shouting())).listTools();

    expect(tools[0]?.description).toBe('SEARCHES.!');
  });
});
