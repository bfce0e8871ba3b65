import { Injectable } from '@nestjs/common';
import { Ctx, McpContext, Tool } from '../../lib/index.js';
import { talk, textOf } from './conversation.fixture.js';

@Injectable()
class TranslationTools {
  @Tool()
  async translate(@Ctx() ctx: McpContext) {
    const cat = await ctx.sample('cat', { messages: 'Translate cat' });
    const dog = await ctx.sample('dog', { messages: 'Translate dog' });
    return `${cat.text}, ${dog.text}`;
  }

  @Tool()
  async translateSame(@Ctx() ctx: McpContext) {
    await ctx.sample({ messages: 'Translate cat' });
    return (await ctx.sample({ messages: 'Translate dog' })).text;
  }
}

describe.each(['legacy', 'modern'] as const)(
  'a model of the server, %s',
  (era) => {
    it('answers each question for itself', async () => {
      const app = await talk(
        { providers: [TranslationTools] },
        {
          sampling: {
            handler: ({ messages }) => ({
              role: 'assistant',
              model: 'own',
              content: { type: 'text', text: JSON.stringify(messages) },
            }),
          },
        },
      );
      const client = await app.connect({ era });
      const result = await client.callTool({
        name: 'translate',
        arguments: {},
      });
      expect(textOf(result)).toMatch(/Translate cat.*, .*Translate dog/);
      await expect(
        client.callTool({ name: 'translateSame', arguments: {} }),
      ).rejects.toThrow('stands for another question already');
      await app.close();
    });
  },
);
