import { setTimeout as sleep } from 'node:timers/promises';
import {
  type CanActivate,
  type ExecutionContext,
  Injectable,
  Module,
} from '@nestjs/common';
import { APP_GUARD } from '@nestjs/core';
import { McpContext, McpModule, Tool } from '../../../lib/index.js';

/** What tools report of questions that ended without an answer. */
export const ended: string[] = [];

/** Asks the client for something, as `ctx.elicit` does. */
export async function asking(
  ctx: McpContext,
  message: string,
  options: { timeoutMs?: number; signal?: AbortSignal } = {},
): Promise<unknown> {
  const { channel } = ctx.exchange;
  if (!channel.ask) return 'cannot ask';
  const requestedSchema = {
    type: 'object',
    properties: { said: { type: 'string' } },
  };
  try {
    return await channel.ask(
      {
        method: 'elicitation/create',
        params: { mode: 'form', message, requestedSchema },
      },
      options,
    );
  } catch (error) {
    const { code, message: reason } = Object(error);
    ended.push(String(reason));
    return { code, reason };
  }
}

@Injectable()
export class AskingTools {
  @Tool()
  async one(ctx: McpContext) {
    return JSON.stringify(await asking(ctx, 'one'));
  }

  @Tool()
  async two(ctx: McpContext) {
    const answers = [asking(ctx, 'first'), asking(ctx, 'second')];
    return JSON.stringify(await Promise.all(answers));
  }

  @Tool()
  async impatient(ctx: McpContext) {
    return JSON.stringify(await asking(ctx, 'now', { timeoutMs: 200 }));
  }

  @Tool()
  async obedient(ctx: McpContext) {
    const { signal } = ctx;
    return JSON.stringify(await asking(ctx, 'wait', { signal }));
  }

  @Tool()
  async forgetful(ctx: McpContext) {
    void asking(ctx, 'never mind');
    await sleep(100);
    return 'done';
  }

  @Tool()
  async lettingGo(ctx: McpContext) {
    ctx.releaseStream();
    return JSON.stringify(await asking(ctx, 'later'));
  }

  @Tool()
  async many(ctx: McpContext) {
    const answers = Array.from({ length: 21 }, (_, n) => asking(ctx, `${n}`));
    return JSON.stringify(await Promise.all(answers));
  }

  /** What a caller is told who may not be asked. */
  @Tool()
  async strict(ctx: McpContext) {
    const { channel } = ctx.exchange;
    const answer = await channel.ask?.({ method: 'roots/list', params: {} });
    return JSON.stringify(answer ?? 'cannot ask');
  }
}

/** Names the caller by a header, and denies what another header names. */
@Injectable()
export class HeaderGuard implements CanActivate {
  canActivate(context: ExecutionContext): boolean {
    const request = context.switchToHttp().getRequest();
    const { 'x-user': id, 'x-deny': denied } = request.headers;
    if (id !== undefined) request.user = { id };
    return denied !== context.getHandler().name;
  }
}

@Module({
  imports: [McpModule.forRoot({ http: { sse: true } })],
  providers: [AskingTools, { provide: APP_GUARD, useClass: HeaderGuard }],
})
export class AskingModule {}
