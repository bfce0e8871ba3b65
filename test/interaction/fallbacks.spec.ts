import { Injectable } from '@nestjs/common';
import { type McpContext as Context, Ctx, Tool } from '../../lib/index.js';
import { accepted, talk, type Talk, textOf } from './conversation.fixture.js';

@Injectable()
class AskingTools {
  @Tool()
  async summary(@Ctx() ctx: Context) {
    const { text } = await ctx.sample({ messages: 'Sum it up.' });
    const sure = await ctx.confirm('Keep it?');
    return `${text} ${sure}`;
  }

  @Tool()
  async places(@Ctx() ctx: Context) {
    return (await ctx.roots()).map(({ uri }) => uri).join();
  }

  @Tool()
  async page(@Ctx() ctx: Context) {
    const went = await ctx.elicitUrl({
      message: 'Sign in',
      url: 'https://example.com/sign-in',
    });
    return went.action;
  }

  @Tool()
  async unsafe(@Ctx() ctx: Context) {
    const url = 'javascript:alert(1)';
    return (await ctx.elicitUrl({ message: 'Go', url })).action;
  }
}

function says(text: string) {
  return {
    role: 'assistant' as const,
    model: 'server-side',
    content: { type: 'text' as const, text },
  };
}

describe.each(['legacy', 'modern'] as const)('who answers, %s', (era) => {
  let app: Talk | undefined;
  let asked = 0;
  afterEach(async () => {
    await app?.close();
    asked = 0;
  });

  const own = () => {
    asked += 1;
    return says('our own');
  };
  const call = async (name: string, how = {}) => {
    const client = await app!.connect({ era, ...how });
    return textOf(await client.callTool({ name, arguments: {} }));
  };

  it('is the client', async () => {
    app = await talk(
      { providers: [AskingTools] },
      { sampling: { handler: own } },
    );
    const how = { sample: () => says('theirs'), elicit: () => accepted() };
    expect(await call('summary', how)).toBe('theirs true');
    expect(asked).toBe(0);
  });

  it('is the server where the client has no model, asked once', async () => {
    app = await talk(
      { providers: [AskingTools] },
      { sampling: { handler: own } },
    );
    expect(await call('summary', { elicit: () => accepted() })).toBe(
      'our own true',
    );
    expect(asked).toBe(1);
  });

  it('is the server in any case', async () => {
    app = await talk(
      { providers: [AskingTools] },
      {
        sampling: { handler: own, use: 'always' },
        elicitation: { fallback: () => ({ action: 'decline' }) },
      },
    );
    expect(await call('summary', { sample: () => says('theirs') })).toBe(
      'our own false',
    );
  });

  it('is nobody: the capability is named', async () => {
    app = await talk({ providers: [AskingTools] });
    await expect(call('summary')).rejects.toMatchObject({
      code: -32021,
      message: expect.stringContaining('no "sampling" capability'),
      data: { requiredCapabilities: { sampling: {} } },
    });
    await expect(call('places')).rejects.toThrow('no "roots" capability');
  });

  it('is the list of roots of the client', async () => {
    app = await talk({ providers: [AskingTools] });
    const roots = [{ uri: 'file:///a' }, { uri: 'file:///b', name: 'b' }];
    expect(await call('places', { roots })).toBe('file:///a,file:///b');
  });

  it('is the user on a page', async () => {
    app = await talk({ providers: [AskingTools] });
    const urls: unknown[] = [];
    const elicit = (question: object) => {
      urls.push(Reflect.get(question, 'url'));
      return { action: 'accept' as const };
    };
    expect(await call('page', { elicit })).toBe('accept');
    expect(urls).toEqual(['https://example.com/sign-in']);
    expect(await call('unsafe', { elicit })).toContain('Internal error');
    expect(urls).toHaveLength(1);
  });
});
