import { Module } from '@nestjs/common';
import { Test } from '@nestjs/testing';
import { McpModule, Prompt, Resource, Tool } from '../../../lib/index.js';

class Orders {
  @Tool({
    name: 'orders_find',
    description: 'Finds orders',
    tags: ['orders'],
    meta: { securitySchemes: [{ type: 'oauth2', scopes: ['orders:read'] }] },
    annotations: { readOnlyHint: true },
    input: {
      type: 'object',
      properties: { status: { type: 'string', enum: ['open', 'closed'] } },
    },
    output: { type: 'object', properties: { ids: { type: 'array' } } },
  })
  find(): object {
    return { ids: [] };
  }

  @Tool({ name: 'orders_count' })
  count(): number {
    return 0;
  }

  @Resource({ uri: 'orders://today', mimeType: 'text/plain' })
  today(): string {
    return '';
  }

  @Resource('orders://{id}')
  one(): string {
    return '';
  }

  @Prompt({ description: 'Sums up orders' })
  summary(): string {
    return '';
  }
}

@Module({
  imports: [
    McpModule.forRoot({
      instructions: 'Ask for orders.',
      lists: { pageSize: 1 },
    }),
  ],
  providers: [Orders],
})
class OrdersModule {}

/** A server with something in every list, a page for each item. */
export const ordersApp = () =>
  Test.createTestingModule({ imports: [OrdersModule] }).compile();
