import { Injectable, Module } from '@nestjs/common';
import { Test } from '@nestjs/testing';
import {
  type CallerContext,
  McpModule,
  type McpModuleOptions,
  Tool,
} from '../../../lib/index.js';
import { createTestClient } from '../../../lib/testing/index.js';

@Injectable()
class Orders {
  @Tool()
  find() {
    return 'found';
  }
}

@Module({ providers: [Orders] })
class OrdersModule {}

/** What nobody's user gives is no answer. */
const visible = ({ auth }: CallerContext): boolean =>
  Object(auth.user)['admin'];

const WHERE: [string, McpModuleOptions, string][] = [
  ['server', { visible }, 'find'],
  [
    'mount',
    { mounts: [{ module: OrdersModule, namespace: 'orders', visible }] },
    'orders_find',
  ],
];

describe.each(WHERE)(
  'a %s whose `visible` does not say',
  (_, options, name) => {
    const open = async (user?: object) => {
      const module = await Test.createTestingModule({
        imports: [OrdersModule, McpModule.forRoot(options)],
      }).compile();
      return createTestClient(module, { user });
    };

    it('hides what is in it', async () => {
      const client = await open();
      expect((await client.listTools()).tools).toEqual([]);
      await expect(client.callTool({ name })).rejects.toThrow('Unknown tool');
      await client.close();
    });

    it('shows it to whom it says true', async () => {
      const client = await open({ admin: true });
      expect((await client.listTools()).tools).toMatchObject([{ name }]);
      await client.close();
    });
  },
);
