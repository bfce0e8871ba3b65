import { type ExecutionContext, Injectable } from '@nestjs/common';
import { APP_GUARD } from '@nestjs/core';
import { Test } from '@nestjs/testing';
import { McpModule, Tool } from '../../lib/index.js';
import { rpcRequest, send } from '../e2e/support/rpc.js';
import { createInMemoryFetch } from '../../lib/internal.js';

describe('messages of a batch', () => {
  it('do not see what guards of other messages left on the request', async () => {
    const guard = {
      provide: APP_GUARD,
      useValue: {
        canActivate: (context: ExecutionContext) => {
          const request = context.switchToHttp().getRequest();
          if (context.getHandler().name === 'first') request.elevated = true;
          return context.getHandler().name === 'first' || request.elevated;
        },
      },
    };
    @Injectable()
    class Batched {
      @Tool()
      first() {
        return 'first';
      }

      @Tool()
      second() {
        return 'second';
      }
    }
    const module = await Test.createTestingModule({
      imports: [McpModule.forRoot()],
      providers: [Batched, guard],
    }).compile();
    await module.init();
    const call = (id: number, name: string) => ({
      jsonrpc: '2.0',
      id,
      method: 'tools/call',
      params: { name },
    });
    const { headers } = rpcRequest('legacy', 'tools/call');

    const { body } = await send(
      'http://localhost/mcp',
      JSON.stringify([call(1, 'first'), call(2, 'second')]),
      headers,
      createInMemoryFetch(module.get(McpModule).server.http),
    );

    expect(body).toMatchObject([
      { id: 1, result: {} },
      { id: 2, error: { code: -32011 } },
    ]);
  });
});
