import { Injectable } from '@nestjs/common';
import { z } from 'zod';
import { type McpContext as Context, Ctx, Tool } from '../../lib/index.js';
import { accepted, talk, type Talk, textOf } from './conversation.fixture.js';

const charges: string[] = [];
const finals: string[] = [];

@Injectable()
class BookingTools {
  @Tool()
  async book(@Ctx() ctx: Context) {
    const size = await ctx.elicit('size', {
      message: 'Which size?',
      choices: ['S', 'M'],
    });
    if (size.action !== 'accept') return `no size: ${size.action}`;
    const who = await ctx.elicit('who', {
      message: `Who wants ${size.content}?`,
      schema: z.object({ name: z.string(), age: z.number().optional() }),
    });
    if (who.action !== 'accept') return `nobody: ${who.action}`;
    await ctx.once('charge', (key) => {
      charges.push(key);
      return { paid: true };
    });
    return `${size.content} for ${who.content.name}, round ${ctx.round}`;
  }

  @Tool()
  async both(@Ctx() ctx: Context) {
    try {
      const [a, b] = await Promise.all([
        ctx.confirm('a', 'First?'),
        ctx.confirm('b', 'Second?'),
      ]);
      return `${a} ${b}`;
    } finally {
      finals.push('ran');
    }
  }

  @Tool()
  async swallowing(@Ctx() ctx: Context) {
    try {
      return String(await ctx.confirm('Sure?'));
    } catch {
      return 'swallowed';
    }
  }
}

describe.each(['legacy', 'modern'] as const)('a conversation, %s', (era) => {
  let app: Talk;
  const asked: string[] = [];
  beforeAll(async () => {
    app = await talk({ providers: [BookingTools] });
  });
  afterAll(() => app.close());
  beforeEach(() => {
    charges.length = 0;
    finals.length = 0;
    asked.length = 0;
  });

  const user = () =>
    app.connect({
      era,
      elicit: ({ message }) => {
        asked.push(message);
        if (message.startsWith('Which')) return accepted({ value: 'M' });
        return accepted(message.startsWith('Who') ? { name: 'Ada' } : {});
      },
    });

  it('asks one question after the other and charges once', async () => {
    const client = await user();
    const result = await client.callTool({ name: 'book', arguments: {} });
    expect(textOf(result)).toBe(`M for Ada, round ${era === 'modern' ? 3 : 1}`);
    expect(asked).toEqual(['Which size?', 'Who wants M?']);
    expect(charges).toHaveLength(1);
  });

  it('asks two questions at once', async () => {
    const client = await user();
    const result = await client.callTool({ name: 'both', arguments: {} });
    expect(textOf(result)).toBe('true true');
    expect(asked).toEqual(['First?', 'Second?']);
    expect(finals).toHaveLength(era === 'modern' ? 2 : 1);
  });

  it('goes on although the handler catches everything', async () => {
    const client = await user();
    const result = await client.callTool({ name: 'swallowing', arguments: {} });
    expect(textOf(result)).toBe('true');
  });

  it('names the capability a client lacks', async () => {
    const client = await app.connect({ era });
    await expect(
      client.callTool({ name: 'book', arguments: {} }),
    ).rejects.toThrow('it has no "elicitation.form" capability');
  });
});
