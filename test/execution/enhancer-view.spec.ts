import {
  type ExecutionContext,
  Injectable,
  type NestInterceptor,
} from '@nestjs/common';
import { APP_GUARD, APP_INTERCEPTOR } from '@nestjs/core';
import { Test } from '@nestjs/testing';
import {
  McpContext,
  McpExecutionContext,
  McpModule,
  Tool,
} from '../../lib/index.js';
import { createTestClient } from '../../lib/testing/index.js';
import { clientOf } from '../discovery/support.js';
import { Tools } from './enhancers.fixture.js';

describe('what enhancers see', () => {
  it('is the class of the tools, though a mock stands in for them', async () => {
    const seen: string[] = [];
    const look = (context: ExecutionContext) =>
      seen.push(context.getClass().name);
    const module = await Test.createTestingModule({
      imports: [McpModule.forRoot()],
      providers: [
        Tools,
        {
          provide: APP_GUARD,
          useValue: { canActivate: (c: ExecutionContext) => !!look(c) },
        },
        {
          provide: APP_INTERCEPTOR,
          useValue: {
            intercept: (
              c: ExecutionContext,
              next: Parameters<NestInterceptor['intercept']>[1],
            ) => {
              look(c);
              return next.handle();
            },
          },
        },
      ],
    })
      .overrideProvider(Tools)
      .useValue(Object.assign(Object.create(null), { tool: () => 'mocked' }))
      .compile();
    const client = await createTestClient(module);
    seen.length = 0;

    await client.callTool({ name: 'tool' });

    expect(seen).toEqual(['Tools', 'Tools']);
  });

  it('is the principal of the moment, until all guards have run', async () => {
    const early: unknown[] = [];
    const guard = {
      provide: APP_GUARD,
      useValue: {
        canActivate: (context: ExecutionContext) => {
          const mcp = McpExecutionContext.create(context).getContext();
          early.push(mcp.principal);
          context.switchToHttp().getRequest().user = { id: 9 };
          return true;
        },
      },
    };
    @Injectable()
    class Who {
      @Tool()
      who(ctx: McpContext) {
        return ctx.principal;
      }
    }
    const client = await clientOf({ providers: [Who, guard] });
    early.length = 0;

    const { content } = await client.callTool({ name: 'who' });

    expect(early).toEqual([undefined]);
    expect(content).toEqual([{ type: 'text', text: 'user:9' }]);
  });
});
