import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { ToolError } from '../../../lib/index.js';
import { Probed } from '../support/probe.js';
import { Shop, ShopGuard } from './shop.fixture.js';

/** Has the tools of another class. */
class Branch extends Shop {}

let app: Probed;
beforeAll(async () => {
  app = await Probed.open({
    providers: [{ provide: Shop, useClass: Branch }, ShopGuard],
  });
});
afterAll(() => app.close());

describe.each(['legacy', 'modern'] as const)('ctx.call, %s', (era) => {
  it('gives what the method returned', async () => {
    const client = await app.client({ era, user: { sub: 'ada' } });

    const values = await app.run(client, async (ctx) => [
      await ctx.call(Shop, 'price'),
      await ctx.call(Shop, 'add', 1, 2),
      await ctx.call(Shop, 'due', { at: new Date(0) }),
      (await ctx.call(Shop, 'place', { article: 'tea', count: 1 })).article,
      await ctx.call(Branch, 'add', 3, 4),
    ]);

    expect(values).toEqual([
      { amount: 7, since: '1970-01-01T00:00:00.000Z' },
      3,
      '1970-01-01T00:00:00.000Z',
      'tea',
      7,
    ]);
  });

  it('leaves the context out, and runs what stands around the method', async () => {
    const client = await app.client({ era });
    const hello = era === 'modern' ? 'Hello Ada!' : 'Hello Ada.';

    expect(await app.run(client, (ctx) => ctx.call(Shop, 'greet', 'Ada'))).toBe(
      `${hello} ${hello}`,
    );
  });

  it('throws the words of a tool that fails', async () => {
    const client = await app.client({ era });
    const failed = app.run(client, (ctx) => ctx.call(Shop, 'soldOut'));

    await expect(failed).rejects.toBeInstanceOf(ToolError);
    await expect(failed).rejects.toThrow('Sold out until Monday.');
  });

  it('is denied what the caller is denied', async () => {
    const client = await app.client({ era });

    await expect(
      app.run(client, (ctx) =>
        ctx.call(Shop, 'place', { article: 'tea', count: 1 }),
      ),
    ).rejects.toMatchObject({ code: -32011 });
  });

  it('says so when a method is no tool', async () => {
    const client = await app.client({ era });

    await expect(
      app.run(client, (ctx) => ctx.call(Shop, 'helper')),
    ).rejects.toThrow('Shop.helper is not a tool of this server');
  });
});
