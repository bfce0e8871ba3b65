import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { Probed } from '../support/probe.js';
import { Shop, ShopGuard } from './shop.fixture.js';

let app: Probed;
beforeAll(async () => {
  app = await Probed.open({ providers: [Shop, ShopGuard] });
});
afterAll(() => app.close());

const HOURS = {
  uri: 'shop://opening-hours',
  name: 'hours',
  mimeType: 'text/plain',
};
const ADA = { user: { sub: 'ada' } };

describe.each(['legacy', 'modern'] as const)('a handler, %s', (era) => {
  it('reads resources and templates', async () => {
    const client = await app.client({ era, ...ADA });

    const read = await app.run(client, (ctx) =>
      Promise.all(
        ['shop://opening-hours', 'shop://shelves/b'].map((uri) =>
          ctx.readResource(uri),
        ),
      ),
    );

    expect(read.flatMap(({ contents }) => contents)).toMatchObject([
      { uri: 'shop://opening-hours', text: 'nine to five' },
      { uri: 'shop://shelves/b', text: 'shelf b' },
    ]);
  });

  it('does not read what is not there, or dangerous', async () => {
    const client = await app.client({ era, ...ADA });

    for (const uri of ['shop://nothing', 'shop://shelves/..%2F..']) {
      await expect(
        app.run(client, (ctx) => ctx.readResource(uri)),
      ).rejects.toMatchObject({
        code: era === 'modern' ? -32602 : -32002,
        data: { uri },
      });
    }
  });

  it('lists what its caller would be listed', async () => {
    const client = await app.client({ era, ...ADA });
    const anonymous = await app.client({ era });

    expect(await app.run(client, (ctx) => ctx.listResources())).toEqual([
      HOURS,
      { uri: 'shop://shelves/a', name: 'a' },
      { uri: 'shop://shelves/b', name: 'b' },
    ]);
    expect(await app.run(anonymous, (ctx) => ctx.listResources())).toEqual([
      HOURS,
    ]);
    await expect(
      app.run(anonymous, (ctx) => ctx.readResource('shop://shelves/a')),
    ).rejects.toMatchObject({ code: -32011 });
  });

  it('renders prompts, with arguments of any kind', async () => {
    const client = await app.client({ era });

    const { messages } = await app.run(client, (ctx) =>
      ctx.getPrompt('pitch', { article: 'tea', count: 3 }),
    );

    expect(messages).toEqual([
      { role: 'user', content: { type: 'text', text: 'Sell 3 of tea.' } },
    ]);
    for (const [name, args] of [
      ['nothing', {}],
      ['pitch', { article: 'tea', count: 'many' }],
    ] as const) {
      await expect(
        app.run(client, (ctx) => ctx.getPrompt(name, args)),
      ).rejects.toMatchObject({ code: -32602 });
    }
  });
});
