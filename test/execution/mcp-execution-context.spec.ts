import {
  type CanActivate,
  type ExecutionContext,
  Injectable,
} from '@nestjs/common';
import { Input, McpExecutionContext, Tool } from '../../lib/index.js';
import { clientOf } from '../discovery/support.js';

describe('McpExecutionContext', () => {
  it('gives guards the tool, the input as sent, the context and the method', async () => {
    const seen: unknown[] = [];
    const guard: CanActivate = {
      canActivate: (host: ExecutionContext) => {
        const context = McpExecutionContext.create(host);
        seen.push(
          context.getComponent()?.name,
          context.getInput(),
          context.getContext().requestId !== undefined,
          context.getMethod(),
        );
        return true;
      },
    };
    @Injectable()
    class Tools {
      @Tool({ input: { type: 'object' } })
      tool(@Input() _: unknown) {}
    }
    const client = await clientOf({ providers: [Tools] }, { guards: [guard] });
    seen.length = 0;

    await client.callTool({ name: 'tool', arguments: { a: 1 } });
    await client.callTool({ name: 'unknown' }).catch(() => undefined);

    expect(seen).toEqual([
      'tool',
      { a: 1 },
      true,
      'tools/call',
      undefined,
      expect.objectContaining({ name: 'unknown' }),
      true,
      'tools/call',
    ]);
  });

  it('says so where there is none', () => {
    const http = {
      getArgByIndex: () => undefined,
      getType: () => 'http',
    } as unknown as ExecutionContext;

    expect(() => McpExecutionContext.create(http)).toThrow(
      "of type 'http', not 'mcp'",
    );
  });
});
