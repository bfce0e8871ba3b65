import {
  type CallHandler,
  type CanActivate,
  type ExecutionContext,
  Injectable,
  type NestInterceptor,
} from '@nestjs/common';
import {
  Ctx,
  type McpContext as Context,
  McpExecutionContext,
  Tool,
} from '../../../lib/index.js';
import { Probed } from '../support/probe.js';

const stateOf = (host: ExecutionContext) =>
  McpExecutionContext.create(host).getContext().state.request;

@Injectable()
class Guard implements CanActivate {
  canActivate(host: ExecutionContext) {
    const state = stateOf(host);
    state.set('guards', Number(state.get('guards') ?? 0) + 1);
    return true;
  }
}

@Injectable()
class Interceptor implements NestInterceptor {
  intercept(host: ExecutionContext, next: CallHandler) {
    stateOf(host).set('open', () => 'any kind of value');
    return next.handle();
  }
}

@Injectable()
class Nested {
  @Tool()
  nested(@Ctx() ctx: Context) {
    ctx.state.request.set('nested', ctx.component?.name);
  }
}

describe('ctx.state.request', () => {
  it('is shared by guards, interceptors, handler and the operations it calls for', async () => {
    const app = await Probed.open(
      { providers: [Nested] },
      { guards: [Guard], interceptors: [Interceptor] },
    );
    const client = await app.client();

    const state = await app.run(client, async (ctx) => {
      await ctx.callTool('nested');
      return ctx.state.request;
    });

    expect([...state.keys()].sort()).toEqual(['guards', 'nested', 'open']);
    expect(state.get('guards')).toBe(2);
    expect(state.get('nested')).toBe('nested');
    await app.close();
  });

  it('is over with the request', async () => {
    const app = await Probed.open();
    const client = await app.client({ era: 'legacy' });

    await app.run(client, (ctx) => ctx.state.request.set('a', 1));

    expect(await app.run(client, (ctx) => ctx.state.request.size)).toBe(0);
    await app.close();
  });
});
