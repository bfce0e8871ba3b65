import {
  type CanActivate,
  type ExecutionContext,
  Injectable,
  Module,
  Scope,
} from '@nestjs/common';
import { Test } from '@nestjs/testing';
import {
  type CallerContext,
  type ComponentDefinition,
  type ComponentSource,
  McpModule,
  McpSource,
} from '../../../lib/index.js';
import { RowTools, say, Table, Warnings } from './row-tools.js';
import { type DynamicApp, openDynamicApp } from './support.js';

describe('what a provider says of components', () => {
  const user = { name: 'ada' };
  let app: DynamicApp;
  let table: Table;
  let warnings: Warnings;

  beforeEach(async () => {
    warnings = new Warnings();
    app = await openDynamicApp({ providers: [Table, RowTools] }, {}, warnings);
    table = app.module.get(Table);
  });

  afterEach(() => app.close());

  /** Waits until the server has seen what changed. */
  async function changed(change: () => void): Promise<void> {
    change();
    // Additions wait for the refreshes before them.
    await app.mcp.removeTool('nothing');
  }

  it('have the guard they were last given, though it looks the same', async () => {
    class KeyGuard implements CanActivate {
      readonly #key: string;

      constructor(key: string) {
        this.#key = key;
      }

      canActivate(context: ExecutionContext): boolean {
        const { headers } = context.switchToHttp().getRequest();
        return headers['x-key'] === this.#key;
      }
    }
    const locked = (key: string) => [
      {
        kind: 'tool',
        name: 'locked',
        guards: [new KeyGuard(key)],
        handler: say,
      },
    ];
    table.definitions = locked('old');
    await changed(() => table.notify());
    table.definitions = locked('new');
    await changed(() => table.notify());

    const open = (key: string) =>
      app.mcp.callTool('locked', {}, { user, headers: { 'x-key': key } });
    await expect(open('old')).rejects.toThrow('Forbidden');
    await expect(open('new')).resolves.toBeDefined();
  });

  it('are what the instance of a class last given holds, though it looks the same', async () => {
    class Report {
      readonly kind = 'tool';
      readonly name = 'report';
      readonly #reader: string;

      constructor(reader: string) {
        this.#reader = reader;
      }

      visible({ auth }: CallerContext): boolean {
        return auth.claims['name'] === this.#reader;
      }

      handler(): string {
        return `for ${this.#reader}`;
      }
    }
    const read = () => app.mcp.callTool('report', {}, { user });
    const report = new Report('ada');
    table.definitions = [report];
    await changed(() => table.notify());
    await expect(read()).resolves.toMatchObject({
      content: [{ text: 'for ada' }],
    });
    table.definitions = [new Report('eve')];
    await changed(() => table.notify());
    await expect(read()).rejects.toThrow('Unknown tool');
  });

  it('have the guards and the visibility a class gives them', async () => {
    class Locked {
      readonly kind = 'tool';
      constructor(readonly name: string) {}
      get guards() {
        return [{ canActivate: () => false }];
      }
      handler(): string {
        return 'open';
      }
    }
    class Hidden {
      readonly kind = 'tool';
      readonly name = 'hidden';
      readonly #isVisible = false;
      visible(): boolean {
        return this.#isVisible;
      }
      handler(): string {
        return 'seen';
      }
    }
    table.definitions = [new Locked('locked'), new Hidden()];
    await changed(() => table.notify());

    await expect(app.mcp.callTool('locked', {}, { user })).rejects.toThrow(
      'Forbidden',
    );
    await expect(app.mcp.callTool('hidden', {}, { user })).rejects.toThrow(
      'Unknown tool: hidden',
    );
  });

  it('are left out with a warning when they are wrong; the others go on', async () => {
    table.definitions = [
      null,
      { kind: 'tool', name: 'no spaces', handler: say },
      { kind: 'tool', name: 'nameless' },
      { kind: 'tool', name: 'hello', handler: () => 'another' },
      { kind: 'prompt', name: 'fine', handler: () => 'Say hello.' },
    ];
    await changed(() => table.notify());
    const told = warnings.lines.join('\n');
    const count = warnings.lines.length;
    await changed(() => table.notify());

    expect(app.mcp.listTools().map(({ name }) => name)).toEqual(['hello']);
    expect(app.mcp.listPrompts().map(({ name }) => name)).toEqual(['fine']);
    expect(told).toContain('RowTools.no spaces is left out');
    expect(told).toContain('MCP_INVALID_NAME');
    expect(told).toContain('MCP_INVALID_DEFINITION');
    expect(told).toContain('MCP_DUPLICATE_DEFINITION');
    // Once, and not with each refresh.
    expect(warnings.lines).toHaveLength(count);
    expect(await app.mcp.callTool('hello', {}, { user })).toMatchObject({
      content: [{ text: 'Hello!' }],
    });
  });
});

describe('a provider that cannot name components', () => {
  @McpSource()
  @Injectable({ scope: Scope.REQUEST })
  class PerRequest implements ComponentSource {
    list(): ComponentDefinition[] {
      return [];
    }
  }

  @McpSource()
  class Listless {
    list(): ComponentDefinition[] {
      return [];
    }
  }

  async function start(
    provider: NonNullable<Parameters<typeof Module>[0]['providers']>[number],
  ) {
    @Module({ imports: [McpModule.forRoot()], providers: [provider] })
    class AppModule {}
    const module = await Test.createTestingModule({ imports: [AppModule] })
      .setLogger(new Warnings())
      .compile();
    return module.init();
  }

  it('for it is made anew for each request', async () => {
    await expect(start(PerRequest)).rejects.toThrow('MCP_SOURCE_SCOPE');
  });

  it('for it has no list', async () => {
    await expect(
      start({ provide: Listless, useValue: { lists: [] } }),
    ).rejects.toThrow('MCP_INVALID_SOURCE');
  });
});
