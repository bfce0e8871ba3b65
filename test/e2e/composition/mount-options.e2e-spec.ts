import { Injectable, Module } from '@nestjs/common';
import {
  Completion,
  type ComponentSource,
  Input,
  McpModule,
  McpSource,
  Prompt,
  Tool,
  type ToolDefinition,
} from '../../../lib/index.js';
import { ToolTransform } from '../../../lib/layers/tool-transform.js';
import { eventually } from '../../redis/support/eventually.js';
import { PLATFORMS, type Running, start } from '../support/platforms.js';
import { rpc } from '../support/rpc.js';

@Injectable()
class Orders {
  @Tool({ tags: ['read'] })
  find() {
    return 'found';
  }

  @Tool({ tags: ['write'] })
  cancel() {
    return 'cancelled';
  }

  @Tool({ tags: ['read', 'internal'] })
  audit() {
    return 'audited';
  }

  @Prompt({ tags: ['internal'] })
  report(@Input('month') month: string) {
    return month;
  }

  @Completion({ prompt: 'report', argument: 'month' })
  months() {
    return ['may'];
  }
}

@Module({ providers: [Orders] })
class OrdersModule {}

let tellLive = (): void => undefined;
const names = ['first'];

@McpSource()
class Rows implements ComponentSource {
  list(): ToolDefinition[] {
    return names.map((name) => ({
      kind: 'tool',
      name,
      handler: () => name,
    }));
  }

  changes(changed: () => void) {
    const before = tellLive;
    tellLive = () => {
      before();
      changed();
    };
  }
}

@Module({ providers: [Rows] })
class RowsModule {}

@Module({
  imports: [
    OrdersModule,
    RowsModule,
    McpModule.forRoot({
      mounts: [
        {
          module: OrdersModule,
          namespace: 'tagged',
          tags: ['orders', 'read'],
          includeTags: ['read'],
          excludeTags: ['internal'],
        },
        {
          module: OrdersModule,
          namespace: 'seen',
          visible: ({ headers }) => headers['who'] === 'ada',
        },
        {
          module: OrdersModule,
          namespace: 'roles',
          access: {
            authorize: (_, { name }, { headers }) =>
              headers['who'] === 'ada' && name === 'roles_find',
          },
        },
        {
          module: OrdersModule,
          namespace: 'shaped',
          transforms: [
            new ToolTransform({ find: { name: 'look', description: 'Looks' } }),
          ],
          rename: { look: 'search' },
          excludeTags: ['write', 'internal'],
        },
        { module: RowsModule, namespace: 'live' },
        {
          module: OrdersModule,
          namespace: 'still',
          snapshot: true,
          children: [{ module: RowsModule }],
        },
      ],
    }),
  ],
})
class AppModule {}

describe.each(PLATFORMS)('The options of a mount, on %s', (platform) => {
  let running: Running;
  let url: string;

  beforeAll(async () => {
    names.splice(1);
    running = await start(AppModule, platform);
    url = `${running.url}/mcp`;
  });

  afterAll(() => running.app.close());

  describe.each(['legacy', 'modern'] as const)('for a %s client', (era) => {
    const listed = async (namespace: string, headers = {}) => {
      const { body } = await rpc(url, era, 'tools/list', {}, headers);
      return body.result.tools.filter(({ name }: { name: string }) =>
        name.startsWith(`${namespace}_`),
      );
    };
    const namesOf = async (namespace: string, headers = {}) => {
      const tools = await listed(namespace, headers);
      return tools.map(({ name }: { name: string }) => name);
    };
    const call = async (name: string, headers = {}) => {
      const { body } = await rpc(url, era, 'tools/call', { name }, headers);
      return body.error?.message ?? body.result.content[0].text;
    };

    it('`includeTags` and `excludeTags` leave out what is not found then either', async () => {
      expect(await namesOf('tagged')).toEqual(['tagged_find']);
      expect(await call('tagged_find')).toBe('found');
      expect(await call('tagged_cancel')).toBe('Unknown tool: tagged_cancel');
      expect(await call('tagged_audit')).toBe('Unknown tool: tagged_audit');
      const ada = { who: 'ada' };
      const { body } = await rpc(url, era, 'prompts/list', {}, ada);
      expect(
        body.result.prompts.map(({ name }: { name: string }) => name),
      ).toEqual(['seen_report', 'still_report']);
    });

    it('`tags` come after those components have', async () => {
      const [found] = await listed('tagged');

      expect(JSON.stringify(found._meta)).toContain('["read","orders"]');
    });

    it('`visible` shows and lets use, or neither', async () => {
      const ada = { who: 'ada' };

      expect(await namesOf('seen')).toEqual([]);
      expect(await call('seen_find')).toBe('Unknown tool: seen_find');
      expect(await namesOf('seen', ada)).toHaveLength(3);
      expect(await call('seen_find', ada)).toBe('found');
    });

    it('`access` is asked of each component', async () => {
      const ada = { who: 'ada' };

      expect(await namesOf('roles')).toEqual([]);
      expect(await namesOf('roles', ada)).toEqual(['roles_find']);
      expect(await call('roles_cancel', ada)).toBe(
        'Unknown tool: roles_cancel',
      );
      expect(await call('roles_find', ada)).toBe('found');
    });

    it('`transforms` come first, then `rename`, then `namespace`', async () => {
      expect(await listed('shaped')).toMatchObject([
        { name: 'shaped_search', description: 'Looks' },
      ]);
      expect(await call('shaped_search')).toBe('found');
    });
  });

  it('`snapshot` keeps a mount as it was, what is mounted within it too', async () => {
    const namesNow = async () => {
      const { body } = await rpc(url, 'modern', 'tools/list');
      return body.result.tools
        .map(({ name }: { name: string }) => name)
        .filter((name: string) => /first|second/.test(name));
    };
    const before = await namesNow();
    names.push('second');
    tellLive();

    expect(before).toEqual(['live_first', 'still_first']);
    await eventually(async () =>
      expect(await namesNow()).toEqual([
        'live_first',
        'live_second',
        'still_first',
      ]),
    );
  });
});
