import { Injectable } from '@nestjs/common';
import {
  Ctx,
  type McpContext as Context,
  type McpModuleOptions,
  Tool,
} from '../../../lib/index.js';
import { connectTo } from '../support/connected.js';
import { Probed } from '../support/probe.js';

const open = (options: McpModuleOptions = {}) => Probed.open({}, options);
const ADA = { user: { sub: 'ada' } };
const BOB = { user: { sub: 'bob' } };

describe('ctx.state', () => {
  it('is remembered from call to call of a session, and by no other session', async () => {
    const app = await open();
    const one = await app.client({ era: 'legacy', ...ADA });
    const other = await app.client({ era: 'legacy', ...ADA });

    await app.run(one, (ctx) => ctx.state.set('color', { name: 'red' }));

    expect(await app.run(one, (ctx) => ctx.state.get('color'))).toEqual({
      name: 'red',
    });
    expect(
      await app.run(other, (ctx) => ctx.state.get('color')),
    ).toBeUndefined();
    await app.close();
  });

  it('is that of the principal from 2026-07-28 on', async () => {
    const app = await open();
    const ada = await app.client(ADA);
    const again = await app.client(ADA);
    const bob = await app.client(BOB);

    await app.run(ada, (ctx) => ctx.state.set('color', 'red'));

    expect(await app.run(again, (ctx) => ctx.state.get('color'))).toBe('red');
    expect(await app.run(bob, (ctx) => ctx.state.get('color'))).toBeUndefined();

    await app.run(again, (ctx) => ctx.state.delete('color'));
    expect(await app.run(ada, (ctx) => ctx.state.get('color'))).toBeUndefined();
    await app.close();
  });

  it.each([
    ['modern', {}],
    ['legacy', { http: { sessions: false } }],
  ] as const)(
    'says what is missing for an anonymous caller, %s',
    async (era, options) => {
      const app = await open(options);
      const client = await app.client({ era });

      for (const use of [
        (ctx: Context) => ctx.state.get('color'),
        (ctx: Context) => ctx.state.set('color', 'red'),
        (ctx: Context) => ctx.state.delete('color'),
      ]) {
        await expect(
          app.run<unknown>(client, (ctx) => use(ctx)),
        ).rejects.toMatchObject({
          code: -32603,
          message: expect.stringContaining('ctx.state.of(handle)'),
        });
      }
      await app.close();
    },
  );

  it('is that of the principal where a client up to 2025-11-25 has no session', async () => {
    const app = await open({ http: { sessions: false } });
    const one = await app.client({ era: 'legacy', ...ADA });
    const other = await app.client({ era: 'legacy', ...ADA });

    await app.run(one, (ctx) => ctx.state.set('color', 'red'));

    expect(await app.run(other, (ctx) => ctx.state.get('color'))).toBe('red');
    await app.close();
  });

  it('is that of the connection over stdio', async () => {
    @Injectable()
    class Counter {
      @Tool()
      async count(@Ctx() ctx: Context) {
        const next = ((await ctx.state.get<number>('count')) ?? 0) + 1;
        await ctx.state.set('count', next);
        return next;
      }
    }
    const app = await Probed.open({ providers: [Counter] });
    const one = await connectTo(app.module);
    const other = await connectTo(app.module);
    const counts: unknown[] = [];

    for (const connection of [one, one, other]) {
      const { result } = await connection.ask('tools/call', { name: 'count' });
      counts.push(result?.['content']);
    }

    expect(counts).toMatchObject(['1', '2', '1'].map((text) => [{ text }]));
    one.close();
    other.close();
    await app.close();
  });

  it('is kept under a handle for who knows it, apart for each principal', async () => {
    const app = await open();
    const anonymous = await app.client();
    const stranger = await app.client();
    const ada = await app.client(ADA);
    const basket = { items: ['tea'] };
    const look = (client: typeof ada, handle: string) =>
      app.run(client, (ctx) => ctx.state.of(handle).get('basket'));

    await app.run(anonymous, (ctx) => ctx.state.of('b1').set('basket', basket));

    expect(await look(stranger, 'b1')).toEqual(basket);
    expect(await look(stranger, 'b2')).toBeUndefined();
    expect(await look(ada, 'b1')).toBeUndefined();

    await app.run(ada, (ctx) => ctx.state.of('b1').set('basket', 'hers'));
    await app.run(anonymous, (ctx) => ctx.state.of('b1').delete('basket'));

    expect(await look(ada, 'b1')).toBe('hers');
    expect(await look(anonymous, 'b1')).toBeUndefined();
    for (const handle of ['', 'x'.repeat(201)]) {
      await expect(look(ada, handle)).rejects.toThrow(
        'A handle of ctx.state has from 1 to 200 characters',
      );
    }
    await app.close();
  });

  it('is seen by the operations a handler calls for', async () => {
    @Injectable()
    class Reader {
      @Tool()
      async read(@Ctx() ctx: Context) {
        return ctx.state.get('color');
      }
    }
    const app = await Probed.open({ providers: [Reader] });
    const client = await app.client({ era: 'legacy' });

    const { content } = await app.run(client, async (ctx) => {
      await ctx.state.set('color', 'red');
      return ctx.callTool('read');
    });

    expect(content).toEqual([{ type: 'text', text: 'red' }]);
    await app.close();
  });
});
