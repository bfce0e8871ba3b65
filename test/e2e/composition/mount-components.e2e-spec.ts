import { Injectable, Module } from '@nestjs/common';
import {
  Completion,
  Input,
  McpModule,
  McpServerRef,
  Prompt,
  Resource,
  Tool,
} from '../../../lib/index.js';
import { PLATFORMS, type Running, start } from '../support/platforms.js';
import { EventReader, RawSession } from '../support/raw-session.js';
import { rpc, rpcRequest } from '../support/rpc.js';

@Injectable()
class Pages {
  @Resource('docs://index')
  index() {
    return 'all pages';
  }

  @Resource({ uri: 'docs://pages/{id}{?part}', list: 'all' })
  page({ id, part }: { id: string; part?: string }) {
    return part === undefined ? `page ${id}` : `${part} of page ${id}`;
  }

  all() {
    return [{ id: 'one' }, { uri: 'docs://pages/two', name: 'Two' }];
  }

  @Completion({ resource: 'docs://pages/{id}{?part}', argument: 'id' })
  ids() {
    return ['one', 'two'];
  }

  @Prompt()
  explain(@Input('page') page: string) {
    return `Explain ${page}.`;
  }

  @Completion({ prompt: 'explain', argument: 'page' })
  pages() {
    return ['one'];
  }

  @Tool()
  find() {
    return 'found';
  }
}

@Module({ providers: [Pages] })
class DocsModule {}

@Module({})
class ShopModule {}

@Module({
  imports: [
    DocsModule,
    ShopModule,
    McpModule.forRoot({
      mounts: [
        {
          module: ShopModule,
          namespace: 'shop',
          children: [
            {
              module: DocsModule,
              namespace: 'help',
              rename: { find: 'look', explain: 'teach' },
            },
          ],
        },
        { module: DocsModule },
      ],
    }),
  ],
})
class AppModule {}

describe.each(PLATFORMS)('Components of mounts, on %s', (platform) => {
  let running: Running;
  let url: string;

  beforeAll(async () => {
    running = await start(AppModule, platform);
    url = `${running.url}/mcp`;
  });

  afterAll(() => running.app.close());

  describe.each(['legacy', 'modern'] as const)('for a %s client', (era) => {
    const ask = async (
      method: string,
      params: Record<string, unknown> = {},
    ) => {
      const { body } = await rpc(url, era, method, params);
      return body.result ?? body.error;
    };
    const each = (list: Record<string, unknown>[], key: string) =>
      list.map((item) => item[key]);

    it('are listed under the names of their place', async () => {
      const { tools } = await ask('tools/list');
      const { prompts } = await ask('prompts/list');
      const { resources } = await ask('resources/list');
      const { resourceTemplates } = await ask('resources/templates/list');

      expect(each(tools, 'name')).toEqual(['shop_help_look', 'find']);
      expect(each(prompts, 'name')).toEqual(['shop_help_teach', 'explain']);
      expect(each(resources, 'uri')).toEqual([
        'docs://shop/help/index',
        'docs://index',
        'docs://shop/help/pages/one',
        'docs://shop/help/pages/two',
        'docs://pages/one',
        'docs://pages/two',
      ]);
      expect(each(resources, 'name').slice(0, 3)).toEqual([
        'index',
        'index',
        'one',
      ]);
      expect(each(resourceTemplates, 'uriTemplate')).toEqual([
        'docs://shop/help/pages/{id}{?part}',
        'docs://pages/{id}{?part}',
      ]);
    });

    it.each([
      ['docs://shop/help/index', 'all pages'],
      ['docs://shop/help/pages/two', 'page two'],
      ['docs://shop/help/pages/two?part=end', 'end of page two'],
      ['docs://pages/two', 'page two'],
    ])('are read at %s', async (uri, text) => {
      const { contents } = await ask('resources/read', { uri });

      expect(contents).toMatchObject([{ uri, text }]);
    });

    it('are unknown by the names they have elsewhere', async () => {
      for (const name of ['look', 'help_look', 'shop_help_find']) {
        expect(await ask('tools/call', { name })).toMatchObject({
          code: -32602,
          message: `Unknown tool: ${name}`,
        });
      }
      const read = await ask('resources/read', { uri: 'docs://help/index' });
      expect(read).toHaveProperty('code');
    });

    it('are run by the names of their place', async () => {
      const { content } = await ask('tools/call', { name: 'shop_help_look' });
      const { messages } = await ask('prompts/get', {
        name: 'shop_help_teach',
        arguments: { page: 'one' },
      });

      expect(content).toMatchObject([{ text: 'found' }]);
      expect(messages).toMatchObject([{ content: { text: 'Explain one.' } }]);
    });

    it('have their arguments completed', async () => {
      const complete = async (ref: object, name: string) => {
        const argument = { name, value: '' };
        const { completion } = await ask('completion/complete', {
          ref,
          argument,
        });
        return completion.values;
      };

      expect([
        await complete(
          {
            type: 'ref/resource',
            uri: 'docs://shop/help/pages/{id}{?part}',
          },
          'id',
        ),
        await complete({ type: 'ref/prompt', name: 'shop_help_teach' }, 'page'),
      ]).toEqual([['one', 'two'], ['one']]);
    });
  });

  const MOUNTED = 'docs://shop/help/pages/one';

  it('are subscribed to in a session', async () => {
    const session = await RawSession.open(url);
    const subscribed = await session.post({
      jsonrpc: '2.0',
      id: 1,
      method: 'resources/subscribe',
      params: { uri: MOUNTED },
    });
    const events = new EventReader(
      await fetch(url, {
        headers: { accept: 'text/event-stream', 'mcp-session-id': session.id },
      }),
    );

    running.app.get(McpServerRef).resourceUpdated('docs://pages/one');
    running.app.get(McpServerRef).resourceUpdated(MOUNTED);

    expect(subscribed.status).toBe(200);
    expect(await events.message()).toMatchObject({
      method: 'notifications/resources/updated',
      params: { uri: MOUNTED },
    });
    await events.drop();
  });

  it('are listened to without a session', async () => {
    const { body, headers } = rpcRequest('modern', 'subscriptions/listen', {
      notifications: { resourceSubscriptions: [MOUNTED] },
    });
    const events = new EventReader(
      await fetch(url, { method: 'POST', headers, body: JSON.stringify(body) }),
    );
    await events.message();

    running.app.get(McpServerRef).resourceUpdated('docs://pages/one');
    running.app.get(McpServerRef).resourceUpdated(MOUNTED);

    expect(await events.message()).toMatchObject({
      method: 'notifications/resources/updated',
      params: { uri: MOUNTED },
    });
    await events.drop();
  });
});
