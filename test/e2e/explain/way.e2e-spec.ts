import { Injectable, Module } from '@nestjs/common';
import {
  type ComponentSource,
  McpModule,
  McpSource,
  Prompt,
  Resource,
  Tool,
  type ToolDefinition,
  ToolSearch,
  ToolTransform,
  VersionFilter,
} from '../../../lib/index.js';
import { type DynamicApp, openDynamicApp } from '../dynamic/support.js';
import { said } from './support.js';

@Injectable()
class OrderTools {
  @Tool()
  find() {
    return 'found';
  }

  @Tool({ tags: ['internal'] })
  purge() {
    return 'purged';
  }

  @Resource({ uri: 'shop://orders', tags: ['internal'] })
  all() {
    return 'all';
  }

  @Resource({ uri: 'shop://orders/{id}', tags: ['internal'] })
  one() {
    return 'one';
  }

  @Prompt({ tags: ['internal'] })
  plan() {
    return 'plan';
  }
}

@Module({ providers: [OrderTools] })
class OrdersModule {}

@Module({
  imports: [McpModule.forFeature({ namespace: 'orders' })],
  providers: [OrderTools],
})
class PlacedModule {}

@Module({ imports: [PlacedModule] })
class ShopModule {}

@Injectable()
class Tools {
  @Tool()
  search_books() {
    return 'books';
  }

  @Tool({ version: '1.0' })
  old() {
    return 'old';
  }

  @Tool()
  gone() {
    return 'gone';
  }
}

@McpSource()
class Rows implements ComponentSource {
  list(): ToolDefinition[] {
    return [{ kind: 'tool', name: 'search_books', handler: () => 'row' }];
  }

  get(kind: string, name: string): ToolDefinition | undefined {
    return kind === 'tool' && name.startsWith('row_')
      ? { kind: 'tool', name, handler: () => name }
      : undefined;
  }
}

describe('an explanation tells how a component came to be what it is', () => {
  let app: DynamicApp;

  beforeAll(async () => {
    app = await openDynamicApp(
      { imports: [ShopModule], providers: [Tools, Rows] },
      {
        mounts: [
          {
            module: ShopModule,
            namespace: 'shop',
            excludeTags: ['internal'],
            rename: { orders_find: 'look' },
          },
        ],
        transforms: [
          new VersionFilter({ gte: '2.0' }),
          new ToolTransform({ gone: { enabled: false } }),
          new ToolSearch({ pinned: ['search_books'] }),
        ],
      },
    );
  });
  afterAll(() => app.close());

  it('from its source through mounts and layers, which rename it', async () => {
    const explanation = await app.mcp.explain({ tool: 'shop_look' });

    expect(explanation).toMatchObject({
      outcome: 'unlisted',
      kind: 'tool',
      name: 'shop_look',
      near: [],
    });
    expect(said(explanation)).toEqual([
      'source mount "shop > orders": gives OrderTools.find the tool name "find".',
      'mount mount "shop > orders": mounts it.',
      'layer Namespace "orders" (mount "shop > orders"): gives it the tool name "orders_find".',
      'mount mount "shop": mounts it.',
      'layer Rename (mount "shop"): gives it the tool name "look".',
      'layer Namespace "shop" (mount "shop"): gives it the tool name "shop_look".',
      'layer ToolSearch (server "default"): keeps it out of lists.',
      'list tools/list: shows it to nobody; it is used by its name.',
    ]);
  });

  it('to the layer that drops it, by the name it would have', async () => {
    const { mcp } = app;
    for (const [target, kind] of [
      [{ tool: 'shop_orders_purge' }, 'tool'],
      [{ prompt: 'shop_orders_plan' }, 'prompt'],
      [{ resource: 'shop://shop/orders/orders' }, 'resource'],
      [{ resource: 'shop://shop/orders/orders/7' }, 'resource-template'],
      [{ resource: 'shop://shop/orders/orders/{id}' }, 'resource-template'],
    ] as const) {
      const explanation = await mcp.explain(target);
      expect(explanation).toMatchObject({ outcome: 'hidden', kind });
      expect(said(explanation).at(-1)).toBe(
        'layer TagFilter (mount "shop"): leaves it out.',
      );
    }
  });

  it('to the filter, transform or switch of the server that drops it', async () => {
    const { mcp } = app;
    await mcp.disable({ names: ['look', 'shop_look'] });
    for (const [tool, step] of [
      [
        'old',
        'layer VersionFilter from 2.0 (server "default"): leaves it out.',
      ],
      ['gone', 'layer ToolTransform (server "default"): leaves it out.'],
      [
        'shop_look',
        'layer McpServerRef.disable() (server "default"): leaves it out.',
      ],
    ] as const) {
      const explanation = await mcp.explain({ tool });
      expect(explanation.outcome).toBe('hidden');
      expect(said(explanation).at(-1)).toBe(step);
    }
    await mcp.resetVisibility();
    expect(await mcp.explain({ tool: 'shop_look' })).toMatchObject({
      outcome: 'unlisted',
    });
  });

  it('and what its name kept out', async () => {
    const explanation = await app.mcp.explain({ tool: 'search_books' });

    expect(explanation.outcome).toBe('visible');
    expect(said(explanation)).toEqual([
      'source server "default": gives Tools.search_books the tool name "search_books".',
      'clash the tool name "search_books" (Rows.search_books): is left out: the tool name "search_books" is taken by Tools.search_books.',
      'list tools/list: shows it.',
    ]);
  });

  it('where a source has it without listing it', async () => {
    const explanation = await app.mcp.explain({ tool: 'row_1' });

    expect(explanation.outcome).toBe('unlisted');
    expect(said(explanation)[0]).toBe(
      'source Rows (AppModule): gives Rows.row_1 the tool name "row_1".',
    );
  });

  it('where it was added while the server runs', async () => {
    await app.mcp.addPrompt({ name: 'hello', handler: () => 'hello' });
    const explanation = await app.mcp.explain({ prompt: 'hello' });

    expect(explanation.outcome).toBe('visible');
    expect(said(explanation)).toEqual([
      'source McpServerRef: gives DynamicPrompt.hello the prompt name "hello".',
      'list prompts/list: shows it.',
    ]);
  });

  it('for what is unknown names what is near, and what was called so', async () => {
    const { mcp } = app;
    const mistyped = await mcp.explain({ tool: 'serch_book' });
    expect(mistyped).toMatchObject({
      outcome: 'unknown',
      steps: [],
      near: ['search_books'],
    });
    expect(mistyped.toString()).toBe(
      'The tool "serch_book" is unknown.\n  Near it: search_books',
    );
    expect((await mcp.explain({ tool: 'find' })).near).toEqual(['shop_look']);
    expect((await mcp.explain({ resource: 'shop://orders' })).near[0]).toBe(
      'shop://shop/orders/orders',
    );
    const far = await mcp.explain({ prompt: 'x'.repeat(100_000) });
    expect(far).toMatchObject({ outcome: 'unknown', near: [] });
  });
});

describe('an explanation of a method', () => {
  it('is one for each place at which it is offered', async () => {
    const app = await openDynamicApp(
      { imports: [OrdersModule] },
      {
        mounts: [
          { module: OrdersModule, namespace: 'eu' },
          { module: OrdersModule, namespace: 'us', excludeTags: ['internal'] },
        ],
      },
    );
    const all = await app.mcp.explain({ host: OrderTools, method: 'purge' });
    const none = await app.mcp.explain({ host: OrderTools, method: 'other' });
    await app.close();

    expect(all.map(({ outcome, name }) => [outcome, name])).toEqual([
      ['visible', 'eu_purge'],
      ['hidden', 'us_purge'],
    ]);
    expect(none).toHaveLength(1);
    expect(none[0]?.toString()).toContain('offers no OrderTools.other');
  });

  it('cannot be had of a server that does not run', async () => {
    const app = await openDynamicApp({ providers: [Tools] });
    await app.close();

    await expect(app.mcp.explain({ tool: 'old' })).rejects.toThrow(
      'MCP_SERVER_NOT_RUNNING',
    );
  });
});
