import { Injectable } from '@nestjs/common';
import { setTimeout as sleep } from 'node:timers/promises';
import {
  type McpContext as Context,
  Ctx,
  type KeyValueStore,
  Tool,
} from '../../lib/index.js';
import { accepted, talk, type Talk, textOf } from './conversation.fixture.js';

const KEY = 'k'.repeat(32);
let charged: string[] = [];
let failures = 0;

@Injectable()
class ShopTools {
  @Tool()
  async buy(@Ctx() ctx: Context) {
    const price = await ctx.once('price', () => {
      charged.push('priced');
      return { amount: charged.length };
    });
    if (!(await ctx.confirm(`Pay ${price.amount}?`))) return 'not bought';
    const receipt = await ctx.once('charge', async (key) => {
      await sleep(30);
      if (failures > 0) {
        failures -= 1;
        throw new Error('card reader');
      }
      charged.push(key);
      return { receipt: key };
    });
    return receipt.receipt;
  }

  @Tool()
  async silent(@Ctx() ctx: Context) {
    const first = await ctx.once('nothing', () => undefined);
    const again = await ctx.once('nothing', () => 'something');
    return `${String(first)} ${String(again)}`;
  }

  @Tool()
  async unfit(@Ctx() ctx: Context) {
    return ctx.once('unfit', () => 1n);
  }

  @Tool()
  async heavy(@Ctx() ctx: Context) {
    const text = await ctx.once('text', () => 'x'.repeat(100_000));
    await ctx.confirm('Go on?');
    return String(text.length);
  }
}

/** A store as replicas share it: answers in its own time. */
class SharedStore implements KeyValueStore {
  readonly values = new Map<string, string>();
  async get(key: string) {
    await sleep(1);
    return this.values.get(key);
  }
  async set(key: string, value: string) {
    await sleep(1);
    this.values.set(key, value);
  }
  async add(key: string, value: string) {
    await sleep(1);
    if (this.values.has(key)) return false;
    this.values.set(key, value);
    return true;
  }
  async delete(key: string) {
    await sleep(1);
    this.values.delete(key);
  }
}

describe('work that is done once', () => {
  let app: Talk;
  beforeAll(async () => {
    app = await talk({ providers: [ShopTools] });
  });
  afterAll(() => app.close());
  beforeEach(() => {
    charged = [];
    failures = 0;
  });

  const yes = { inputResponses: { confirm: accepted() } };

  it('is done once, before the question and behind it', async () => {
    const first = await app.send({ name: 'buy' });
    const { requestState } = first.body.result;
    const { body } = await app.send({ name: 'buy', ...yes, requestState });
    expect(charged).toEqual(['priced', textOf(body.result)]);
  });

  it('is done once by requests that are sent twice at a time', async () => {
    const first = await app.send({ name: 'buy' });
    const { requestState } = first.body.result;
    const answers = await Promise.all(
      Array.from({ length: 5 }, () =>
        app.send({ name: 'buy', ...yes, requestState }),
      ),
    );
    expect(charged).toHaveLength(2);
    for (const { body } of answers) {
      expect(textOf(body.result)).toBe(charged[1]);
    }
  });

  it('is done once on replicas that share a store', async () => {
    const options = { keys: [KEY], store: new SharedStore() };
    const replicas = [
      await talk({ providers: [ShopTools] }, options),
      await talk({ providers: [ShopTools] }, options),
    ];
    const first = await replicas[0]!.send({ name: 'buy' });
    const { requestState } = first.body.result;
    const answers = await Promise.all(
      replicas.map((replica) =>
        replica.send({ name: 'buy', ...yes, requestState }),
      ),
    );
    expect(charged).toHaveLength(2);
    for (const { body } of answers) {
      expect(textOf(body.result)).toBe(charged[1]);
    }
    for (const replica of replicas) await replica.close();
  });

  it('may be tried again when it failed, under the same key', async () => {
    failures = 1;
    const first = await app.send({ name: 'buy' });
    const { requestState } = first.body.result;
    const failed = await app.send({ name: 'buy', ...yes, requestState });
    expect(failed.body.result.isError).toBe(true);
    const { body } = await app.send({ name: 'buy', ...yes, requestState });
    expect(charged).toEqual(['priced', textOf(body.result)]);
  });

  it('is done once in a session', async () => {
    const client = await app.connect({
      era: 'legacy',
      elicit: () => accepted(),
    });
    await client.callTool({ name: 'buy', arguments: {} });
    expect(charged).toHaveLength(2);
  });

  it.each(['legacy', 'modern'] as const)(
    'may come to nothing, %s',
    async (era) => {
      const client = await app.connect({ era });
      const result = await client.callTool({ name: 'silent', arguments: {} });
      expect(textOf(result)).toBe('undefined undefined');
    },
  );

  it.each(['legacy', 'modern'] as const)(
    'must come to JSON, %s',
    async (era) => {
      const client = await app.connect({ era });
      const result = await client.callTool({ name: 'unfit', arguments: {} });
      expect(result.isError).toBe(true);
    },
  );

  it('comes to too much for the client to hand back: told what to do', async () => {
    const { body } = await app.send({ name: 'heavy' });
    expect(body.error.message).toContain('McpModule.forRoot({ store })');
  });

  it('comes to more than the client is handed where there is a store', async () => {
    const stored = await talk(
      { providers: [ShopTools] },
      { store: new SharedStore() },
    );
    const first = await stored.send({ name: 'heavy' });
    const { requestState } = first.body.result;
    expect(requestState.length).toBeLessThan(200);
    const { body } = await stored.send({ name: 'heavy', ...yes, requestState });
    expect(textOf(body.result)).toBe('100000');
    await stored.close();
  });
});
