import {
  type CanActivate,
  type ExecutionContext,
  Injectable,
  Module,
  type Provider,
  Scope,
} from '@nestjs/common';
import { APP_GUARD, REQUEST } from '@nestjs/core';
import { AppliesToLists, McpModule, Tool } from '../../../lib/index.js';
import { type Running, start } from '../support/platforms.js';
import { As, said } from './support.js';

const LONG = 'a'.repeat(64);

@AppliesToLists()
@Injectable({ scope: Scope.REQUEST })
class ListGuard implements CanActivate {
  canActivate(context: ExecutionContext): boolean {
    return context.getHandler().name !== 'hidden';
  }
}

@Injectable({ scope: Scope.REQUEST })
class CallGuard implements CanActivate {
  canActivate(context: ExecutionContext): boolean {
    return context.getHandler().name !== 'hidden';
  }
}

class Tools {
  @Tool({ name: LONG })
  hidden() {
    return 'hidden';
  }

  @Tool()
  shown() {
    return 'shown';
  }
}

const madeAs = (
  guard: typeof ListGuard | typeof CallGuard,
): Record<string, readonly Provider[]> => ({
  useExisting: [guard, { provide: APP_GUARD, useExisting: guard }],
  useFactory: [
    {
      provide: APP_GUARD,
      scope: Scope.REQUEST,
      inject: [REQUEST],
      useFactory: () => new guard(),
    },
  ],
});

describe.each(['useExisting', 'useFactory'])(
  'a request-scoped guard that is a %s provider',
  (how) => {
    const running: Running[] = [];
    afterEach(() =>
      Promise.all(running.splice(0).map(({ app }) => app.close())),
    );

    async function as(guard: typeof ListGuard | typeof CallGuard) {
      @Module({
        imports: [McpModule.forRoot()],
        providers: [Tools, ...(madeAs(guard)[how] ?? [])],
      })
      class AppModule {}
      const started = await start(AppModule, 'express');
      running.push(started);
      return new As(started.url, 'modern');
    }

    it('decides what lists show where its class is marked with @AppliesToLists()', async () => {
      const caller = await as(ListGuard);
      expect(await caller.names('tools')).toEqual(['shown']);
      const unknown = 'b'.repeat(64);
      expect(said(await caller.call(LONG), LONG)).toEqual(
        said(await caller.call(unknown), unknown),
      );
      expect((await caller.call('shown')).status).toBe(200);
    });

    it('leaves lists alone where it is not', async () => {
      const caller = await as(CallGuard);
      expect(await caller.names('tools')).toEqual([LONG, 'shown']);
      expect((await caller.call(LONG)).status).toBe(403);
    });
  },
);
