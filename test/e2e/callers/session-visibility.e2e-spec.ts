import {
  McpContext,
  Prompt,
  RequireRoles,
  Resource,
  Tool,
} from '../../../lib/index.js';
import { eventsOf } from '../support/events.js';
import { PLATFORMS } from '../support/platforms.js';
import { rpc, rpcRequest } from '../support/rpc.js';
import { SessionClient } from '../support/session-client.js';
import { shareAll, startSharing } from '../support/shared-replicas.js';
import { Connected } from './connected.js';
import { As, startWith } from './support.js';

class Tools {
  @Tool({ tags: ['billing'] })
  pay() {
    return 'paid';
  }

  @Tool({ tags: ['billing'] })
  refund() {
    return 'refunded';
  }

  @Tool({ tags: ['billing'] })
  @RequireRoles('admin')
  write_off() {
    return 'written off';
  }

  @Resource({ uri: 'bills://all', tags: ['billing'] })
  bills() {
    return 'bills';
  }

  @Prompt()
  hello() {
    return 'hello';
  }

  @Tool()
  async hide(ctx: McpContext) {
    await ctx.hide({ tags: ['billing'] });
  }

  @Tool()
  async show(ctx: McpContext) {
    await ctx.show({ names: ['refund', 'write_off'] });
  }

  @Tool()
  async only(ctx: McpContext) {
    await ctx.show({
      names: ['pay', 'reset'],
      components: ['tool'],
      only: true,
    });
  }

  @Tool()
  async reset(ctx: McpContext) {
    await ctx.resetVisibility();
  }

  @Tool()
  async many(ctx: McpContext) {
    for (let at = 0; at <= 100; at += 1) await ctx.hide({ names: [`x${at}`] });
  }

  @Tool()
  async toggle(ctx: McpContext) {
    for (let at = 0; at <= 300; at += 1) {
      await ctx.hide({ names: ['pay'] });
      await ctx.show({ names: ['pay'] });
    }
  }

  @Tool()
  async wrong(ctx: McpContext) {
    await ctx.hide(JSON.parse('{ "names": "pay" }'));
  }
}

const COMMANDS = ['hide', 'show', 'only', 'reset', 'many', 'toggle', 'wrong'];

describe('ctx.hide and ctx.show, on a connection', () => {
  it.each(['stdio', 'sse'] as const)(
    'change what it sees, and no other, over %s',
    async (transport) => {
      const { app } = await startWith([Tools]);
      const mine = await Connected.open(app, transport);
      const other = await Connected.open(app, transport);
      mine.told();
      await mine.ask('tools/call', { name: 'hide' });
      expect(mine.told()).toEqual([
        'notifications/tools/list_changed',
        'notifications/resources/list_changed',
      ]);
      expect(await mine.tools()).toEqual(COMMANDS);
      expect(await other.tools()).toEqual(['pay', 'refund', ...COMMANDS]);
      const { error } = await mine.ask('tools/call', { name: 'pay' });
      expect(error).toEqual({ code: -32602, message: 'Unknown tool: pay' });
      const read = await mine.ask('resources/read', { uri: 'bills://all' });
      expect(read['error'].message).toBe('Resource not found');
      const listed = await mine.ask('resources/list');
      expect(listed['result'].resources).toEqual([]);

      mine.told();
      await mine.ask('tools/call', { name: 'show' });
      expect(mine.told()).toEqual(['notifications/tools/list_changed']);
      expect(await mine.tools()).toEqual(['refund', ...COMMANDS]);
      await mine.ask('tools/call', { name: 'only' });
      expect(await mine.tools()).toEqual(['pay', 'reset']);
      await mine.ask('tools/call', { name: 'reset' });
      expect(await mine.tools()).toEqual(['pay', 'refund', ...COMMANDS]);
      expect(other.told()).toEqual([]);
      await app.close();
    },
  );

  it('are limited, and refuse criteria that are wrong', async () => {
    const { app } = await startWith([Tools]);
    const client = await Connected.open(app);
    const many = await client.ask('tools/call', { name: 'many' });
    expect(many['error'].message).toContain('at most 100 rules');
    const wrong = await client.ask('tools/call', { name: 'wrong' });
    expect(wrong['error'].message).toContain('lists of texts');
    await client.ask('tools/call', { name: 'reset' });
    const toggled = await client.ask('tools/call', { name: 'toggle' });
    expect(toggled['error']).toBeUndefined();
    await app.close();
  });
});

describe('ctx.hide and ctx.show, over HTTP', () => {
  it.each(PLATFORMS)('change what a session sees, on %s', async (platform) => {
    const { app, url } = await startWith([Tools], {}, platform);
    const at = `${url}/mcp`;
    const mine = await SessionClient.open(at);
    const other = await SessionClient.open(at);
    const names = async (client: SessionClient) => {
      const { body } = await client.send(at, 'tools/list');
      return body.result.tools.map(({ name }: { name: string }) => name);
    };
    const { body, headers } = rpcRequest('legacy', 'tools/call', {
      name: 'hide',
    });
    const response = await fetch(at, {
      method: 'POST',
      headers: { ...headers, 'mcp-session-id': mine.token },
      body: JSON.stringify(body),
    });
    const told = (await eventsOf(response)).flatMap(
      ({ data }) => data?.method ?? [],
    );
    expect(told).toEqual([
      'notifications/tools/list_changed',
      'notifications/resources/list_changed',
    ]);
    expect(await names(mine)).toEqual(COMMANDS);
    expect(await names(other)).toContain('pay');
    await mine.send(at, 'tools/call', { name: 'reset' });
    expect(await names(mine)).toContain('pay');
    await app.close();
  });

  it('are known to all replicas, beside the log level', async () => {
    const replicas = await startSharing(shareAll(), Tools);
    const [one = '', two = ''] = replicas.map(({ url }) => `${url}/mcp`);
    const client = await SessionClient.open(one);
    const names = async (at: string) => {
      const { body } = await client.send(at, 'tools/list');
      return body.result.tools.map(({ name }: { name: string }) => name);
    };
    await Promise.all([
      client.send(one, 'tools/call', { name: 'hide' }),
      client.send(two, 'tools/call', { name: 'show' }),
      client.send(two, 'logging/setLevel', { level: 'error' }),
    ]);
    const seen = await names(one);
    expect(seen).not.toContain('pay');
    expect(await names(two)).toEqual(seen);
    await client.send(two, 'tools/call', { name: 'reset' });
    expect(await names(one)).toContain('pay');
    expect(await names(two)).toContain('pay');
    await Promise.all(replicas.map(({ app }) => app.close()));
  });

  it('need a session: without one they say what to use', async () => {
    const { app, url } = await startWith([Tools]);
    for (const era of ['legacy', 'modern'] as const) {
      const { body } = await new As(url, era).call('hide');
      expect(body.error.message).toContain('"visible"');
      expect(await new As(url, era).names('tools')).toContain('pay');
    }
    const modern = await rpc(`${url}/mcp`, 'modern', 'prompts/list');
    expect(modern.body.result.prompts).toHaveLength(1);
    await app.close();
  });
});
