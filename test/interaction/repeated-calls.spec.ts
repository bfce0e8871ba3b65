import {
  Catch,
  type CanActivate,
  type ExceptionFilter,
  type ExecutionContext,
  Injectable,
  Scope,
  UseFilters,
  UseGuards,
} from '@nestjs/common';
import { setTimeout as sleep } from 'node:timers/promises';
import { z } from 'zod';
import {
  Confirm,
  Ctx,
  Input,
  McpContext,
  McpExecutionContext,
  Tool,
} from '../../lib/index.js';
import { accepted, talk, type Talk, textOf } from './conversation.fixture.js';

const charged: string[] = [];
const filtered: unknown[] = [];
const seen: (string | undefined)[] = [];

@Injectable()
class AskingGuard implements CanActivate {
  canActivate(context: ExecutionContext): Promise<boolean> {
    return McpExecutionContext.create(context).getContext().confirm('May it?');
  }
}

@Catch()
class EveryFilter implements ExceptionFilter {
  catch(error: unknown): void {
    filtered.push(error);
  }
}

@Injectable()
class ShopTools {
  @Tool()
  async sell(@Ctx() ctx: McpContext) {
    const size = await ctx.elicit('size', {
      message: 'Size?',
      choices: ['small', 'large'],
    });
    if (size.action !== 'accept') return 'nothing';
    const price = await ctx.once('quote', () =>
      size.content === 'small' ? 10 : 1_000,
    );
    await ctx.confirm('pay', `Pay ${price}?`);
    return `sold ${size.content} for ${price}`;
  }

  @Tool()
  async charge(@Input('to') to: string, @Ctx() ctx: McpContext) {
    return ctx.once('charge', () => {
      charged.push(to);
      return `receipt ${charged.length}`;
    });
  }

  @Tool()
  async chargeTwice(@Ctx() ctx: McpContext) {
    const first = await ctx.callTool('charge', { to: 'x' });
    const second = await ctx.callTool('charge', { to: 'x' });
    return `${textOf(first)}, ${textOf(second)}`;
  }

  @Tool()
  @Confirm('Transfer to {to}?')
  transfer(@Input('to') to: string) {
    charged.push(to);
    return 'transferred';
  }

  @Tool()
  async transferTwice(@Ctx() ctx: McpContext) {
    await ctx.callTool('transfer', { to: 'x' });
    await ctx.callTool('transfer', { to: 'x' });
    return 'both';
  }

  @Tool()
  async couple(@Ctx() ctx: McpContext) {
    const [a, b] = await Promise.all([
      ctx.elicit('a', { message: 'A?', schema: z.object({ n: z.number() }) }),
      ctx.elicit('b', { message: 'B?', schema: z.object({ n: z.number() }) }),
    ]);
    return JSON.stringify([a, b]);
  }

  @Tool()
  @UseGuards(AskingGuard)
  @UseFilters(EveryFilter)
  guarded() {
    return 'let in';
  }

  @Tool()
  async leftBehind(@Ctx() ctx: McpContext) {
    const state = ctx.state.get('k');
    const list = ctx.listResources();
    await ctx.confirm('Go on?');
    return `${String(await state)} ${(await list).length}`;
  }

  @Tool({ timeoutMs: 150 })
  async slow() {
    await sleep(1_000);
    return 'too late';
  }

  @Tool()
  async patient(@Ctx() ctx: McpContext) {
    await ctx.confirm('Wait?');
    return textOf(await ctx.callTool('slow'));
  }
}

@Injectable({ scope: Scope.REQUEST })
class ScopedTools {
  constructor() {
    seen.push(McpContext.current()?.component?.name);
  }

  @Tool()
  where() {
    return 'here';
  }
}

describe('calls that are repeated', () => {
  let app: Talk;
  beforeAll(async () => {
    app = await talk({ providers: [ShopTools] });
  });
  afterAll(() => app.close());
  beforeEach(() => {
    charged.length = 0;
    filtered.length = 0;
  });

  const choose = (value: string) => ({ size: accepted({ value }) });

  it('cannot take an answer back once work was done for it', async () => {
    const { body: first } = await app.send({ name: 'sell' });
    const { requestState } = first.result;
    const cheap = await app.send({
      name: 'sell',
      requestState,
      inputResponses: choose('small'),
    });
    expect(cheap.body.result.inputRequests.pay.params.message).toBe('Pay 10?');
    const { body } = await app.send({
      name: 'sell',
      requestState,
      inputResponses: choose('large'),
    });
    expect(body.error).toMatchObject({
      code: -32602,
      message: expect.stringContaining('gone on with other answers'),
    });
  });

  it('ask again, with the others, for an answer that was none', async () => {
    const { body: first } = await app.send({ name: 'couple' });
    const { body: second } = await app.send({
      name: 'couple',
      requestState: first.result.requestState,
      inputResponses: { a: accepted({ n: 'one' }) },
    });
    expect(Object.keys(second.result.inputRequests).sort()).toEqual(['a', 'b']);
    const { body } = await app.send({
      name: 'couple',
      requestState: second.result.requestState,
      inputResponses: { a: accepted({ n: 1 }), b: accepted({ n: 2 }) },
    });
    expect(textOf(body.result)).toContain('"n":2');
  });

  it('cannot accept what was declined', async () => {
    const call = { name: 'transfer', arguments: { to: 'x' } };
    const { body: first } = await app.send(call);
    const { requestState } = first.result;
    const declined = await app.send({
      ...call,
      requestState,
      inputResponses: { '@confirm': { action: 'decline' } },
    });
    expect(declined.body.result.isError).toBe(true);
    const { body } = await app.send({
      ...call,
      requestState,
      inputResponses: { '@confirm': accepted() },
    });
    expect(body.error.code).toBe(-32602);
    expect(charged).toEqual([]);
  });

  it('hand no question of a guard to a filter', async () => {
    const { body } = await app.send({ name: 'guarded' });
    expect(body.result.resultType).toBe('input_required');
    expect(filtered).toEqual([]);
  });

  it('leave nothing behind that ends the process', async () => {
    const unhandled: unknown[] = [];
    const note = (error: unknown) => unhandled.push(error);
    process.on('unhandledRejection', note);
    const { body } = await app.send({ name: 'leftBehind' });
    await sleep(50);
    process.off('unhandledRejection', note);
    expect(body.result.resultType).toBe('input_required');
    expect(unhandled).toEqual([]);
  });

  it.each(['legacy', 'modern'] as const)(
    'are as many as the handler makes, however alike, %s',
    async (era) => {
      const asked: string[] = [];
      const client = await app.connect({
        era,
        elicit: ({ message }) => {
          asked.push(message);
          return accepted();
        },
      });
      const run = async (name: string) =>
        textOf(await client.callTool({ name, arguments: {} }));
      expect(await run('chargeTwice')).toBe('receipt 1, receipt 2');
      await run('transferTwice');
      expect(asked).toEqual(['Transfer to x?', 'Transfer to x?']);
    },
  );

  it('do not give a nested tool the time its caller waited', async () => {
    const client = await app.connect({
      era: 'legacy',
      elicit: async () => {
        await sleep(400);
        return accepted();
      },
    });
    const result = await client.callTool({ name: 'patient', arguments: {} });
    expect(textOf(result)).toContain('did not finish within 150 ms');
  });
});

describe('a request-scoped class', () => {
  it('finds the context of the operation it is made for', async () => {
    const app = await talk(
      { providers: [ScopedTools] },
      { ambientContext: true },
    );
    await app.send({ name: 'where' });
    expect(seen).toEqual(['where']);
    await app.close();
  });
});
