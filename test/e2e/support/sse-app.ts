import { setTimeout as sleep } from 'node:timers/promises';
import {
  type CanActivate,
  type ExecutionContext,
  Injectable,
  Module,
} from '@nestjs/common';
import { APP_GUARD } from '@nestjs/core';
import {
  type McpContext as Context,
  Ctx,
  McpModule,
  Tool,
} from '../../../lib/index.js';

/** Denies by header what it names, a tool or an operation, and takes callers by their word. */
@Injectable()
class HeaderGuard implements CanActivate {
  canActivate(context: ExecutionContext): boolean {
    const request = context.switchToHttp().getRequest();
    const { 'x-user': id, 'x-deny': denied } = request.headers;
    if (id !== undefined) request.user = { id };
    return denied !== context.getHandler().name;
  }
}

/** The tools that were told to stop. */
export const stopped: string[] = [];

@Injectable()
class SseTools {
  @Tool()
  transport(@Ctx() ctx: Context) {
    return ctx.transport;
  }

  @Tool()
  async report(@Ctx() ctx: Context) {
    ctx.progress(1, 2, 'half');
    ctx.log.named('sse').info('reported');
    // The SDK's clients forget who wants progress as soon as the answer is read.
    await sleep(20);
    return 'done';
  }

  @Tool()
  async wait(@Ctx() ctx: Context) {
    await sleep(5_000, undefined, { signal: ctx.signal }).catch(() => {
      stopped.push('wait');
    });
  }
}

@Module({
  imports: [McpModule.forRoot({ http: { sse: true, maxBodySize: 10_000 } })],
  providers: [SseTools, { provide: APP_GUARD, useClass: HeaderGuard }],
})
export class SseModule {}
