import {
  type CanActivate,
  type ExecutionContext,
  Injectable,
  Module,
} from '@nestjs/common';
import { z } from 'zod';
import {
  type ComponentSource,
  McpSource,
  type ToolDefinition,
} from '../../../lib/index.js';
import { type DynamicApp, openDynamicApp } from './support.js';

@Injectable()
class UserGuard implements CanActivate {
  canActivate(context: ExecutionContext): boolean {
    return context.switchToHttp().getRequest().user !== undefined;
  }
}

let names: readonly string[] = ['find'];
const listeners = new Set<() => void>();
const tell = () => listeners.forEach((changed) => changed());

@McpSource()
class OrderTools implements ComponentSource {
  list(): ToolDefinition[] {
    return names.map((name) => ({ kind: 'tool', name, handler }));
  }

  get(kind: string, name: string): ToolDefinition | undefined {
    return kind === 'tool' && name === 'unlisted'
      ? { kind: 'tool', name, handler }
      : undefined;
  }

  changes(changed: () => void): () => void {
    listeners.add(changed);
    return () => listeners.delete(changed);
  }
}

const handler = () => 'done';

@Module({ providers: [OrderTools] })
class OrdersModule {}

@Module({})
class OldModule {}

describe('components added to a mounted module', () => {
  let app: DynamicApp;

  beforeEach(async () => {
    names = ['find'];
    app = await openDynamicApp(
      { imports: [OrdersModule, OldModule] },
      {
        mounts: [
          { module: OrdersModule, namespace: 'orders', guards: [UserGuard] },
          { module: OrdersModule, namespace: 'archive' },
          { module: OldModule, namespace: 'old', snapshot: true },
        ],
      },
    );
  });

  afterEach(() => app.close());

  const toolNames = () => app.mcp.listTools().map(({ name }) => name);

  it('are under each of its mounts, behind what stands around it there', async () => {
    await app.mcp.addTool({
      name: 'cancel',
      module: OrdersModule,
      input: z.object({ order: z.string() }),
      handler: ({ order }) => `${order} is cancelled`,
    });

    expect(toolNames()).toEqual([
      'orders_cancel',
      'orders_find',
      'archive_cancel',
      'archive_find',
    ]);
    const args = { order: 'A1' };
    await expect(app.mcp.callTool('orders_cancel', args)).rejects.toThrow(
      'Forbidden',
    );
    expect(await app.mcp.callTool('archive_cancel', args)).toMatchObject({
      content: [{ text: 'A1 is cancelled' }],
    });
    expect(await app.mcp.removeTool('cancel')).toBe(true);
    expect(toolNames()).toEqual(['orders_find', 'archive_find']);
  });

  it('come from its sources, too, listed or not', async () => {
    names = ['find', 'refund'];
    tell();
    await app.mcp.removeTool('nothing');

    expect(toolNames()).toEqual([
      'orders_find',
      'orders_refund',
      'archive_find',
      'archive_refund',
    ]);
    expect(await app.mcp.callTool('archive_unlisted')).toMatchObject({
      content: [{ text: 'done' }],
    });
    await expect(app.mcp.callTool('orders_unlisted')).rejects.toThrow(
      'Forbidden',
    );
  });

  it('are refused where the module stays as it was at start-up', async () => {
    await expect(
      app.mcp.addTool({ name: 'x', module: OldModule, handler }),
    ).rejects.toThrow('MCP_MODULE_NOT_OFFERED');
  });

  it('may have what is unknown to the parent', async () => {
    await app.mcp.addResource({
      name: 'order',
      uri: 'data://{id}',
      module: OrdersModule,
      handler: ({ id }) => `Order ${id}`,
    });

    expect(await app.mcp.readResource('data://archive/7')).toMatchObject({
      contents: [{ text: 'Order 7' }],
    });
    await expect(app.mcp.readResource('data://7')).rejects.toThrow();
  });
});
