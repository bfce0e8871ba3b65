import { Test } from '@nestjs/testing';
import {
  McpContext,
  McpModule,
  RequireRoles,
  Tool,
} from '../../../lib/index.js';
import { createTestClient } from '../../../lib/testing/index.js';

class Tools {
  @Tool()
  async travel(ctx: McpContext) {
    const { text } = await ctx.sample({
      messages: 'Where to?',
      tools: ['weather', 'refund'],
    });
    return text;
  }

  @Tool()
  weather() {
    return 'sunny';
  }

  @Tool({ description: 'Pays back what was paid' })
  @RequireRoles('admin')
  refund() {
    return 'refunded';
  }
}

describe('a tool of the server offered to the client’s model', () => {
  async function offered(roles: readonly string[]) {
    const module = await Test.createTestingModule({
      imports: [McpModule.forRoot()],
      providers: [Tools],
    }).compile();
    const asked: unknown[] = [];
    const client = await createTestClient(module, {
      era: 'legacy',
      user: { roles },
      sample: (params) => {
        asked.push(params.tools);
        return {
          role: 'assistant',
          model: 'm',
          content: { type: 'text', text: 'Ulm' },
        };
      },
    });
    const { isError = false } = await client.callTool({ name: 'travel' });
    await client.close();
    await module.close();
    return { asked: JSON.stringify(asked), isError };
  }

  it('is one its user sees: one that is hidden is none', async () => {
    expect(await offered(['user'])).toEqual({ asked: '[]', isError: true });
    const { asked, isError } = await offered(['admin']);
    expect(isError).toBe(false);
    expect(asked).toContain('Pays back what was paid');
  });
});
