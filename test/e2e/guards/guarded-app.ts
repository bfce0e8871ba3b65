import {
  type DynamicModule,
  type INestApplication,
  Injectable,
  Module,
  type Provider,
  type Type,
} from '@nestjs/common';
import { Ctx, type McpContext, McpModule, Tool } from '../../../lib/index.js';
import type { Guards, Level } from './levels.js';

/** What an application with a guarded tool is made of. */
export interface Guarded {
  readonly guards: Guards;
  /** Strategies, and what guards inject. */
  readonly providers: readonly Provider[];
  /** What guards look for on the method, such as `@Roles('admin')`. */
  readonly marks?: readonly MethodDecorator[];
  readonly imports?: readonly DynamicModule[];
  /** What the handler is asked to note. Default: `ctx.auth.user`. */
  readonly sees?: (ctx: McpContext) => unknown;
}

/** The module of an application whose tool, `open`, is behind guards, and what its handler did. */
export interface GuardedApp {
  readonly module: Type;
  readonly configure: (app: INestApplication) => void;
  /** What the handler saw in each run. */
  readonly seen: readonly unknown[];
}

/** An application with guards at a level. */
export function guardedApp(
  level: Level,
  {
    guards,
    providers,
    marks = [],
    imports = [],
    sees = ({ auth }) => auth.user,
  }: Guarded,
): GuardedApp {
  const seen: unknown[] = [];

  @Injectable()
  class Vault {
    @Tool()
    open(@Ctx() ctx: McpContext): string {
      seen.push(sees(ctx));
      return 'opened';
    }
  }
  level.onClass?.(guards)(Vault);
  for (const decorate of [level.onMethod?.(guards), ...marks]) {
    const { prototype } = Vault;
    const method = Object.getOwnPropertyDescriptor(prototype, 'open');
    if (method) decorate?.(prototype, 'open', method);
  }

  const content = {
    imports: [...imports],
    providers: [Vault, ...providers, ...(level.providers?.(guards) ?? [])],
  };

  @Module(content)
  class VaultModule {}

  const server = McpModule.forRoot({
    name: 'vault',
    ...level.options?.(guards, VaultModule),
  });

  @Module(
    level.isApart
      ? { imports: [VaultModule, server] }
      : { ...content, imports: [...imports, server] },
  )
  class GuardedModule {}

  return {
    module: GuardedModule,
    configure: (app) => level.configure?.(app, guards),
    seen,
  };
}
