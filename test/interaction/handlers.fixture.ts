import {
  type CallHandler,
  type CanActivate,
  type ExecutionContext,
  Injectable,
  type NestInterceptor,
  UseGuards,
  UseInterceptors,
} from '@nestjs/common';
import { catchError, type Observable, of, retry, timeout } from 'rxjs';
import {
  Completion,
  type McpContext as Context,
  Ctx,
  Input,
  inputRequired,
  McpExecutionContext,
  Prompt,
  Resource,
  Tool,
} from '../../lib/index.js';
import { textOf } from './conversation.fixture.js';

/** What the handlers did, in order. */
export const log: string[] = [];

@Injectable()
class RetryInterceptor implements NestInterceptor {
  intercept(_: ExecutionContext, next: CallHandler): Observable<unknown> {
    return next.handle().pipe(timeout(2_000), retry(2));
  }
}

@Injectable()
class SwallowInterceptor implements NestInterceptor {
  intercept(_: ExecutionContext, next: CallHandler): Observable<unknown> {
    return next.handle().pipe(catchError(() => of('swallowed')));
  }
}

@Injectable()
class AskingGuard implements CanActivate {
  canActivate(context: ExecutionContext): Promise<boolean> {
    return McpExecutionContext.create(context)
      .getContext()
      .confirm('guard', 'May it?');
  }
}

@Injectable()
class LateUserGuard implements CanActivate {
  canActivate(context: ExecutionContext): boolean {
    context.switchToHttp().getRequest().user = { id: 'ada' };
    return true;
  }
}

/** Handlers that ask their client in every way there is. */
@Injectable()
export class HandlerTools {
  @Tool()
  async transaction(@Ctx() ctx: Context) {
    log.push('begin');
    try {
      const sure = await ctx.confirm('Sure?');
      log.push(`commit ${sure}`);
      return 'done';
    } catch (error) {
      log.push('rollback');
      throw error;
    } finally {
      log.push('release');
    }
  }

  @Tool()
  @UseInterceptors(RetryInterceptor)
  async retried(@Ctx() ctx: Context) {
    return String(await ctx.confirm('Sure?'));
  }

  @Tool()
  @UseInterceptors(SwallowInterceptor)
  async covered(@Ctx() ctx: Context) {
    return String(await ctx.confirm('Sure?'));
  }

  @Tool()
  async reused(@Ctx() ctx: Context) {
    await ctx.elicit('key', { message: 'A?', choices: ['a'] });
    return ctx.elicit('key', { message: 'A?', choices: ['a', 'b'] });
  }

  @Tool()
  async twice(@Ctx() ctx: Context) {
    const [a, b] = await Promise.all([
      ctx.confirm('same', 'Same?'),
      ctx.confirm('same', 'Same?'),
    ]);
    return `${a} ${b}`;
  }

  @Tool()
  async loop(@Ctx() ctx: Context) {
    for (;;) await ctx.confirm('Again?');
  }

  @Tool()
  async endless(@Ctx() ctx: Context) {
    for (let turn = 1; ; turn += 1) await ctx.confirm(`q${turn}`, 'More?');
  }

  @Tool()
  async restless(@Ctx() ctx: Context) {
    return String(await ctx.confirm('when', `Now, at ${Math.random()}?`));
  }

  @Tool()
  async later(@Ctx() ctx: Context) {
    const first = ctx.confirm('first', 'First?');
    const second = ctx.confirm('second', 'Second?');
    return `${await first} ${await second}`;
  }

  @Tool()
  async byHand(@Ctx() ctx: Context) {
    const { name } = ctx.inputResponses;
    if (!name) {
      const question = {
        message: 'Name?',
        requestedSchema: {
          type: 'object',
          properties: { name: { type: 'string' } },
        },
      };
      return inputRequired(
        { name: { method: 'elicitation/create', params: question } },
        { seen: [1] },
      );
    }
    return { name, state: ctx.requestState };
  }

  @Tool()
  picky(@Ctx() ctx: Context) {
    const params = { message: 'Size?', requestedSchema: { type: 'object' } };
    const { size } = ctx.inputResponses;
    return JSON.stringify(size)?.includes('small')
      ? 'small'
      : inputRequired({ size: { method: 'elicitation/create', params } });
  }

  @Tool()
  insatiable(@Ctx() ctx: Context) {
    const params = { message: 'More?', requestedSchema: { type: 'object' } };
    return inputRequired({
      [`q${ctx.round}`]: { method: 'elicitation/create', params },
    });
  }

  @Tool()
  @UseGuards(AskingGuard)
  guarded() {
    return 'let in';
  }

  @Tool()
  @UseGuards(AskingGuard, LateUserGuard)
  guardedTooEarly() {
    return 'let in';
  }

  @Tool({ timeoutMs: 300 })
  async limited(@Ctx() ctx: Context) {
    const sure = await ctx.confirm('Take your time?');
    return `${sure}`;
  }

  @Tool()
  async outer(@Ctx() ctx: Context) {
    const inner = await ctx.callTool('transaction');
    const own = await ctx.confirm('own', 'Own?');
    return `${textOf(inner)} ${own}`;
  }

  @Resource('docs://asked')
  async read(@Ctx() ctx: Context) {
    return (await ctx.confirm('Read?')) ? 'text' : 'secret';
  }

  @Prompt()
  async plan(@Ctx() ctx: Context) {
    return (await ctx.confirm('Plan?')) ? 'a plan' : 'no plan';
  }

  @Prompt()
  greet(@Input('name') name: string) {
    return `Hello ${name}`;
  }

  @Completion({ prompt: 'greet', argument: 'name' })
  async names(@Ctx() ctx: Context) {
    return (await ctx.confirm('Complete?')) ? ['Ada'] : [];
  }
}
