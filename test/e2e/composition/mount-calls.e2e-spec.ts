import { Injectable, Module } from '@nestjs/common';
import { Confirm, McpContext, McpModule, Tool } from '../../../lib/index.js';
import { type AskedClient, HTTP_CLIENTS } from '../support/asked-client.js';
import { PLATFORMS, type Running, start } from '../support/platforms.js';
import { recordersFor } from '../support/recorders.js';
import { rpc } from '../support/rpc.js';

@Injectable()
class Stock {
  @Tool()
  count(ctx: McpContext) {
    // Which mount it runs in shows in the name it is called by.
    return String(ctx.exchange.message.params['name']);
  }
}

@Injectable()
class Orders {
  @Tool()
  async byName(ctx: McpContext) {
    return firstText(await ctx.callTool('shop_a_count'));
  }

  @Tool()
  byMethod(ctx: McpContext) {
    return ctx.call(Stock, 'count');
  }

  @Tool()
  @Confirm('Really?')
  wipe() {
    return 'gone';
  }

  @Tool()
  async ask(ctx: McpContext) {
    const answer = await ctx.elicit('size', {
      message: 'Which size?',
      choices: ['S', 'M'],
    });
    return answer.action === 'accept' ? answer.content : answer.action;
  }
}

function firstText({ content }: { content: readonly unknown[] }): string {
  return String(Object(content[0]).text);
}

@Module({ providers: [Orders, Stock] })
class OrdersModule {}

@Module({ providers: [Orders] })
class DeskModule {}

@Module({})
class ShopModule {}

const a = recordersFor('a');

@Module({
  imports: [
    OrdersModule,
    DeskModule,
    ShopModule,
    McpModule.forRoot({
      http: { sse: true },
      mounts: [
        {
          module: ShopModule,
          namespace: 'shop',
          children: [
            { module: OrdersModule, namespace: 'a', guards: [a.Guard] },
            {
              module: OrdersModule,
              namespace: 'b',
              children: [{ module: DeskModule, namespace: 'desk' }],
            },
            { module: DeskModule, namespace: 'desk' },
          ],
        },
        { module: DeskModule, namespace: 'desk' },
      ],
    }),
  ],
})
class AppModule {}

describe.each(PLATFORMS)('What mounted handlers call, on %s', (platform) => {
  let running: Running;
  let url: string;

  beforeAll(async () => {
    running = await start(AppModule, platform);
    url = `${running.url}/mcp`;
  });

  afterAll(() => running.app.close());

  describe.each(['legacy', 'modern'] as const)('for a %s client', (era) => {
    const call = async (name: string, headers = {}) => {
      const { body } = await rpc(url, era, 'tools/call', { name }, headers);
      return body.error?.message ?? body.result.content[0].text;
    };

    it('is called by the name it has on the server', async () => {
      expect(await call('shop_b_byName')).toBe('shop_a_count');
    });

    it('is called behind the guards of its mount', async () => {
      const { status } = await rpc(
        url,
        era,
        'tools/call',
        { name: 'shop_b_byName' },
        { 'x-deny': 'a' },
      );

      expect(status).toBe(403);
      expect(await call('shop_b_byMethod', { 'x-deny': 'a' })).toBe(
        'shop_b_count',
      );
    });

    it.each([
      ['shop_a_byMethod', 'shop_a_count', 'is in the mount of its caller'],
      ['shop_b_byMethod', 'shop_b_count', 'is in the mount of its caller'],
      ['shop_b_desk_byMethod', 'shop_b_count', 'is in the mount around it'],
      ['shop_desk_byMethod', 'shop_a_count', 'is in the next mount'],
      ['desk_byMethod', 'shop_a_count', 'is in the first mount there is'],
    ])('%s calls %s by its class: it %s', async (caller, called) => {
      expect(await call(caller)).toBe(called);
    });
  });

  describe('that asks its client', () => {
    let client: AskedClient;

    afterEach(() => client.close());

    it.each(HTTP_CLIENTS)('is answered by the SDK %s', async (_, connect) => {
      client = await connect(running.url, (message) => ({
        action: 'accept',
        ...(message !== 'Really?' && { content: { value: 'M' } }),
      }));

      expect(await client.call('shop_a_wipe')).toBe('gone');
      expect(await client.call('shop_b_ask')).toBe('M');
    });
  });

  it('asks a client without a session in rounds, each bound to its mount', async () => {
    const call = async (name: string, round: object = {}) => {
      const { body } = await rpc(url, 'modern', 'tools/call', {
        name,
        ...round,
        _meta: {
          'io.modelcontextprotocol/clientCapabilities': { elicitation: {} },
        },
      });
      return body.result ?? body.error;
    };
    const inputResponses = {
      size: { action: 'accept', content: { value: 'M' } },
    };

    const { requestState } = await call('shop_a_ask');
    const elsewhere = await call('shop_b_ask', {
      requestState,
      inputResponses,
    });
    const here = await call('shop_a_ask', { requestState, inputResponses });

    expect(elsewhere).toMatchObject({ code: -32602 });
    expect(here.content).toMatchObject([{ text: 'M' }]);
  });
});
