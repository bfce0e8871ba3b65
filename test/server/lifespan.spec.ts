import { Injectable, Module } from '@nestjs/common';
import { Test } from '@nestjs/testing';
import {
  type Lifespan,
  type McpContext as Context,
  Ctx,
  McpModule,
  Tool,
} from '../../lib/index.js';
import { createTestClient } from '../../lib/testing/index.js';

interface Pool {
  readonly name: string;
}

@Injectable()
class PoolTools {
  @Tool()
  pool(@Ctx() ctx: Context) {
    return ctx.lifespan<Pool>().name;
  }
}

function appWith(lifespan: Lifespan<Pool>) {
  @Module({
    imports: [McpModule.forRoot({ lifespan })],
    providers: [PoolTools],
  })
  class AppModule {}
  return Test.createTestingModule({ imports: [AppModule] }).compile();
}

describe('the lifespan of a server', () => {
  it('gives handlers what it made, and ends it with the application', async () => {
    const ended: Pool[] = [];
    const pool = { name: 'blue' };
    const module = await appWith({
      start: async () => pool,
      stop: (value) => void ended.push(value),
    });
    const client = await createTestClient(module);
    const result = await client.callTool({ name: 'pool', arguments: {} });
    expect(result.content).toEqual([{ type: 'text', text: 'blue' }]);
    await client.close();
    expect(ended).toEqual([]);
    await module.close();
    expect(ended).toEqual([pool]);
  });

  it('keeps the application from starting when it cannot', async () => {
    const module = await appWith({
      start: () => {
        throw new Error('no database');
      },
    });
    await expect(createTestClient(module)).rejects.toThrow('no database');
  });
});
