import {
  type CallHandler,
  type ExecutionContext,
  Injectable,
  type NestInterceptor,
  NotFoundException,
  ParseIntPipe,
  Param,
  Get,
  Controller,
  UsePipes,
  ValidationPipe,
} from '@nestjs/common';
import { APP_INTERCEPTOR } from '@nestjs/core';
import { IsInt, IsString } from 'class-validator';
import { map, of, tap, throwError } from 'rxjs';
import {
  type McpContext as Context,
  Ctx,
  Input,
  Tool,
} from '../../lib/index.js';
import { mcpMatchers } from '../../lib/testing/index.js';
import { clientOf } from '../discovery/support.js';

expect.extend(mcpMatchers);

@Injectable()
class Tools {
  @Tool()
  tool() {
    return 'original';
  }
}

function around(
  intercept: (context: ExecutionContext, next: CallHandler) => unknown,
) {
  const interceptor = { intercept } as NestInterceptor;
  return { provide: APP_INTERCEPTOR, useValue: interceptor };
}

describe('a global interceptor', () => {
  it('sees lists, and cannot change their shape', async () => {
    const seen: unknown[] = [];
    const reshape = around((_, next) =>
      next.handle().pipe(
        tap((value) => seen.push(value)),
        map((data) => ({ data })),
      ),
    );
    const client = await clientOf({ providers: [Tools, reshape] });
    seen.length = 0;

    const { tools } = await client.listTools();

    expect(tools).toHaveLength(1);
    expect(seen).toHaveLength(1);
    const { structuredContent } = await client.callTool({ name: 'tool' });
    expect(structuredContent).toEqual({ data: 'original' });
  });

  it('may answer without the handler; lists come all the same', async () => {
    const cached = around(() => of('cached'));
    const client = await clientOf({ providers: [Tools, cached] });

    expect((await client.listTools()).tools).toHaveLength(1);
    expect(await client.callTool({ name: 'tool' })).toMatchObject({
      content: [{ text: 'cached' }],
    });
  });

  it('that fails fails the list, in words when they are for clients', async () => {
    const fail = (error: Error) =>
      around((context) =>
        context.getHandler().name === 'list' ? throwError(() => error) : of(0),
      );
    const spoken = await clientOf({
      providers: [Tools, fail(new NotFoundException('Closed'))],
    });
    const masked = await clientOf({
      providers: [Tools, fail(new Error('secret'))],
    });

    await expect(spoken.listTools()).rejects.toThrow('Closed');
    await expect(masked.listTools()).rejects.toThrow(/log reference/);
    await expect(masked.listTools()).rejects.not.toThrow('secret');
  });
});

describe('the application’s own ValidationPipe', () => {
  class Order {
    @IsString()
    article: string;

    @IsInt()
    quantity: number;
  }

  it('validates a DTO it stands over, with its own options; text is still coerced', async () => {
    @Injectable()
    class Orders {
      @Tool()
      @UsePipes(new ValidationPipe({ transform: true, whitelist: true }))
      order(order: Order) {
        return { ...order, type: order.constructor.name };
      }
    }
    const client = await clientOf({ providers: [Orders] });
    const order = (args: Record<string, unknown>) =>
      client.callTool({ name: 'order', arguments: args });

    expect(
      await order({ article: 'tea', quantity: '2', extra: true }),
    ).toHaveStructuredContent({ article: 'tea', quantity: 2, type: 'Order' });
    expect(await order({ article: 'tea' })).toBeToolError(
      'quantity must be an integer number',
    );
  });

  it('takes values as they are in strict mode', async () => {
    @Injectable()
    class Orders {
      @Tool()
      order({ quantity }: Order) {
        return quantity;
      }
    }
    const client = await clientOf(
      { providers: [Orders] },
      { validation: { mode: 'strict', pipe: { whitelist: false } } },
    );

    expect(
      await client.callTool({
        name: 'order',
        arguments: { article: 'tea', quantity: '2' },
      }),
    ).toBeToolError('quantity');
  });

  it('validates its share of an input that parameters share', async () => {
    @Controller()
    class Orders {
      @Get(':id')
      @Tool()
      update(
        @Param('id', ParseIntPipe) id: number,
        @Input(new ValidationPipe({ transform: true })) order: Order,
      ) {
        return { id, type: order.constructor.name, ...order };
      }
    }
    const client = await clientOf({ controllers: [Orders] });
    const update = (args: Record<string, unknown>) =>
      client.callTool({ name: 'update', arguments: args });

    expect(
      await update({ id: '3', article: 'tea', quantity: '2' }),
    ).toHaveStructuredContent({
      id: 3,
      type: 'Order',
      article: 'tea',
      quantity: 2,
    });
    expect(await update({ id: 3, article: 'tea' })).toBeToolError('quantity');
    expect(await update({ article: 'tea', quantity: 1 })).toBeToolError(
      'id: is required',
    );
  });
});

describe('the context', () => {
  it('knows the request, the client and the way', async () => {
    @Injectable()
    class Asking {
      @Tool()
      ask(@Ctx() ctx: Context) {
        ctx.log.warning('unheard');
        ctx.log.error('unheard');
        ctx.progress(1);
        return {
          era: ctx.era,
          version: ctx.protocolVersion,
          transport: ctx.transport,
          client: ctx.client.info?.name,
          hasRequest: ctx.request !== undefined,
          meta: Object.keys(ctx.meta).length > 0,
          principal: ctx.principal ?? null,
          aborted: ctx.signal.aborted,
        };
      }
    }
    const client = await clientOf({ providers: [Asking] });

    expect(await client.callTool({ name: 'ask' })).toHaveStructuredContent({
      era: 'modern',
      version: '2026-07-28',
      transport: 'in-memory',
      client: 'nest-fastmcp-test',
      hasRequest: true,
      meta: true,
      principal: null,
      aborted: false,
    });
  });
});
