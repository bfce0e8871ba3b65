import { McpException } from '../../../lib/index.js';
import { mcpMatchers } from '../../../lib/testing/index.js';
import { Probed } from '../support/probe.js';
import { Order, seen, Shop, ShopGuard } from './shop.fixture.js';

expect.extend(mcpMatchers);

let app: Probed;
beforeAll(async () => {
  app = await Probed.open({ providers: [Shop, ShopGuard] });
});
afterAll(() => app.close());
beforeEach(() => {
  seen.length = 0;
});

const ORDER = { article: 'tea', count: 2 };
const ADA = { user: { sub: 'ada' } };

describe.each(['legacy', 'modern'] as const)('ctx.callTool, %s', (era) => {
  it('calls a tool as the same caller, guards first', async () => {
    const client = await app.client({ era, ...ADA });

    const result = await app.run(client, (ctx) =>
      ctx.callTool('place-order', ORDER),
    );

    expect(result.structuredContent).toEqual({
      ...ORDER,
      by: 'sub:[null,"ada"]',
      for: 'place-order',
    });
    expect(seen).toEqual([['tools/call', 'place-order']]);
  });

  it('is denied what the caller is denied', async () => {
    const client = await app.client({ era });

    const denied = app.run(client, (ctx) => ctx.callTool('place-order', ORDER));

    await expect(denied).rejects.toBeInstanceOf(McpException);
    await expect(denied).rejects.toMatchObject({ code: -32011 });
  });

  it('gives failures as results, invalid arguments among them', async () => {
    const client = await app.client({ era, ...ADA });

    const [sold, invalid] = await app.run(client, (ctx) =>
      Promise.all([
        ctx.callTool('soldOut'),
        ctx.callTool('place-order', { article: 'tea' }),
      ]),
    );

    expect(sold).toBeToolError('Sold out until Monday.');
    expect(invalid).toBeToolError('count');
  });

  it('takes arguments as a client would send them', async () => {
    const client = await app.client({ era, ...ADA });
    const order = Object.assign(new Order(), ORDER);

    const [due, placed] = await app.run(client, (ctx) =>
      Promise.all([
        ctx.callTool('due', { at: new Date(0), reminder: undefined }),
        ctx.callTool('place-order', { ...order }),
      ]),
    );

    expect(due.content).toEqual([
      { type: 'text', text: '1970-01-01T00:00:00.000Z' },
    ]);
    expect(placed.isError).toBeUndefined();
  });

  it('hands out what clients would see, and nothing the tool holds on to', async () => {
    const client = await app.client({ era });

    const prices = await app.run(client, async (ctx) => {
      const first = await ctx.callTool('price');
      Object.assign(Object(first.structuredContent), { amount: 0 });
      return (await ctx.callTool('price')).structuredContent;
    });

    expect(prices).toEqual({ amount: 7, since: '1970-01-01T00:00:00.000Z' });
  });

  it('knows no tools but those of the server', async () => {
    const client = await app.client({ era });

    await expect(
      app.run(client, (ctx) => ctx.callTool('nothing')),
    ).rejects.toMatchObject({
      code: -32602,
      message: 'Unknown tool: "nothing"',
    });
    await expect(
      app.run(client, (ctx) => ctx.callTool('price', Object([1]))),
    ).rejects.toMatchObject({ code: -32602 });
  });
});
