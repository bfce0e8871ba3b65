import {
  type ExecutionContext,
  Inject,
  Injectable,
  Module,
  Scope,
  UseGuards,
} from '@nestjs/common';
import {
  APP_GUARD,
  type ContextId,
  ContextIdFactory,
  type ContextIdStrategy,
  type HostComponentInfo,
  REQUEST,
} from '@nestjs/core';
import { Test } from '@nestjs/testing';
import { McpContext, McpModule, Tool } from '../../lib/index.js';
import type { CallToolResult } from '../../lib/sdk.js';
import { createTestClient } from '../../lib/testing/index.js';

let made = 0;

@Injectable({ scope: Scope.REQUEST })
class PerRequest {
  readonly serial = ++made;
  constructor(
    @Inject(REQUEST) readonly request: { headers: Record<string, string> },
  ) {}

  @Tool()
  who() {
    return `${this.serial} ${this.request.headers['x-tenant']}`;
  }
}

@Injectable({ scope: Scope.TRANSIENT })
class Transient {
  readonly serial = ++made;
}

@Injectable()
class WithTransient {
  constructor(private readonly dependency: Transient) {}

  @Tool()
  same() {
    return this.dependency.serial;
  }
}

@Injectable({ scope: Scope.REQUEST, durable: true })
class PerTenant {
  readonly serial = ++made;
  constructor(@Inject(REQUEST) readonly payload: { tenant: string }) {}

  @Tool()
  tenant() {
    return `${this.serial} ${this.payload.tenant}`;
  }
}

class TenantStrategy implements ContextIdStrategy {
  readonly #tenants = new Map<string, ContextId>();

  attach(contextId: ContextId, request: { headers: Record<string, string> }) {
    const tenant = request.headers['x-tenant'] ?? 'none';
    const shared = this.#tenants.get(tenant) ?? ContextIdFactory.create();
    this.#tenants.set(tenant, shared);
    return {
      resolve: (info: HostComponentInfo) =>
        info.isTreeDurable ? shared : contextId,
      payload: { tenant },
    };
  }
}

function textOf({ content }: Pick<CallToolResult, 'content'>): string {
  return content[0]?.type === 'text' ? content[0].text : '';
}

async function callAs(
  providers: object[],
  name: string,
  tenants: readonly string[],
): Promise<string[]> {
  @Module({ imports: [McpModule.forRoot()], providers: providers as [] })
  class AppModule {}
  const module = await Test.createTestingModule({
    imports: [AppModule],
  }).compile();
  const answers: string[] = [];
  for (const tenant of tenants) {
    const client = await createTestClient(module, {
      headers: { 'x-tenant': tenant },
    });
    const { content } = await client.callTool({ name });
    answers.push(textOf({ content }));
    await client.close();
  }
  await module.close();
  return answers;
}

describe('a tool of a provider that is', () => {
  beforeEach(() => {
    made = 0;
  });

  it('request-scoped has an instance for each call, with its request', async () => {
    expect(await callAs([PerRequest], 'who', ['a', 'b'])).toEqual([
      '1 a',
      '2 b',
    ]);
  });

  it('a singleton with a transient dependency has one for good', async () => {
    expect(
      await callAs([WithTransient, Transient], 'same', ['a', 'b']),
    ).toEqual(['1', '1']);
  });

  it('transient has one instance of its own', async () => {
    @Injectable({ scope: Scope.TRANSIENT })
    class Alone {
      readonly serial = ++made;

      @Tool()
      serialOf() {
        return this.serial;
      }
    }

    expect(await callAs([Alone], 'serialOf', ['a', 'b'])).toEqual(['1', '1']);
  });

  it('durable has an instance for each tenant, with its payload', async () => {
    ContextIdFactory.apply(new TenantStrategy());
    try {
      expect(await callAs([PerTenant], 'tenant', ['a', 'a', 'b', 'a'])).toEqual(
        ['1 a', '1 a', '2 b', '1 a'],
      );
    } finally {
      Reflect.set(ContextIdFactory, 'strategy', undefined);
    }
  });

  it('request-scoped has its request where a durable one calls it, and the other way round', async () => {
    @Injectable({ scope: Scope.REQUEST, durable: true })
    class DurableCaller extends PerTenant {
      @Tool()
      async callWho(ctx: McpContext) {
        return textOf(await ctx.callTool('who', {}));
      }
    }
    @Injectable({ scope: Scope.REQUEST })
    class ScopedCaller {
      constructor(@Inject(REQUEST) readonly request: object) {}

      @Tool()
      async callTenant(ctx: McpContext) {
        const { content } = await ctx.callTool('tenant', {});
        return `${textOf({ content })}, ${'headers' in this.request}`;
      }
    }
    const providers = [PerRequest, DurableCaller, ScopedCaller];
    ContextIdFactory.apply(new TenantStrategy());
    try {
      expect(await callAs(providers, 'callWho', ['a', 'b'])).toEqual([
        '2 a',
        '4 b',
      ]);
      expect(await callAs(providers, 'callTenant', ['a'])).toEqual([
        expect.stringMatching(/^\d a, true$/),
      ]);
    } finally {
      Reflect.set(ContextIdFactory, 'strategy', undefined);
    }
  });
});

describe('a guard that is request-scoped', () => {
  it('is made for each call and can inject what only requests have', async () => {
    @Injectable({ scope: Scope.REQUEST })
    class TenantGuard {
      constructor(
        @Inject(REQUEST)
        private readonly request: { headers: Record<string, string> },
      ) {}

      canActivate(context: ExecutionContext) {
        return (
          context.getType<string>() === 'mcp' &&
          this.request.headers['x-tenant'] !== 'banned'
        );
      }
    }
    const providers = [
      WithTransient,
      Transient,
      { provide: APP_GUARD, useClass: TenantGuard },
    ];

    await expect(callAs(providers, 'same', ['banned'])).rejects.toThrow(
      'HTTP 403',
    );
    expect(await callAs(providers, 'same', ['a'])).toHaveLength(1);
  });

  it.each(['provider', 'useFactory', 'useValue'])(
    'is made for each call where a class names it: %s',
    async (host) => {
      const asked: string[] = [];
      @Injectable({ scope: Scope.REQUEST })
      class Asking {
        readonly serial = ++made;
        constructor(
          @Inject(REQUEST)
          private readonly request: { headers: Record<string, string> },
        ) {}

        canActivate() {
          asked.push(`${this.serial} ${this.request.headers['x-tenant']}`);
          return true;
        }
      }
      @Injectable()
      @UseGuards(Asking)
      class Guarded {
        @Tool()
        guarded() {
          return 'in';
        }
      }
      const providers = {
        provider: Guarded,
        useFactory: { provide: 'HOST', useFactory: () => new Guarded() },
        useValue: { provide: 'HOST', useValue: new Guarded() },
      };
      made = 0;

      const answers = await callAs(
        [providers[host as keyof typeof providers]],
        'guarded',
        ['a', 'b'],
      );

      expect(answers).toEqual(['in', 'in']);
      expect(asked).toEqual(['1 a', '2 b']);
    },
  );
});
