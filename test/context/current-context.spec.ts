import {
  type ArgumentsHost,
  type CallHandler,
  type CanActivate,
  Catch,
  type ExceptionFilter,
  type ExecutionContext,
  Injectable,
  type NestInterceptor,
  NotFoundException,
  UseFilters,
} from '@nestjs/common';
import { tap } from 'rxjs';
import {
  Ctx,
  Input,
  McpContext,
  McpExecutionContext,
  Prompt,
  Resource,
  Tool,
} from '../../lib/index.js';
import { Probed } from '../interaction/support/probe.js';

/** Whether the current context was the right one, by who asked. */
const found: [who: string, right: boolean][] = [];

function look(who: string, host?: ExecutionContext | ArgumentsHost): void {
  const current = McpContext.current();
  const expected = host
    ? McpExecutionContext.create(host).getContext()
    : current;
  found.push([who, current !== undefined && current === expected]);
}

/** Is handed no context. */
@Injectable()
class Audit {
  entry() {
    return McpContext.current()?.component?.name;
  }
}

@Injectable()
class Guard implements CanActivate {
  canActivate(host: ExecutionContext) {
    look('guard', host);
    return true;
  }
}

@Injectable()
class Interceptor implements NestInterceptor {
  intercept(host: ExecutionContext, next: CallHandler) {
    look('before', host);
    return next.handle().pipe(tap(() => look('after', host)));
  }
}

@Catch(NotFoundException)
class Filter implements ExceptionFilter {
  catch(_: NotFoundException, host: ArgumentsHost) {
    look('filter', host);
    return 'filtered';
  }
}

@Injectable()
class Things {
  constructor(private readonly audit: Audit) {}

  @Tool()
  async tool(@Ctx() ctx: McpContext) {
    await new Promise((resolve) => setImmediate(resolve));
    found.push(['handler', McpContext.current() === ctx]);
    return this.audit.entry();
  }

  @Tool()
  @UseFilters(Filter)
  fails() {
    throw new NotFoundException();
  }

  @Tool()
  async outer(@Ctx() ctx: McpContext) {
    const nested = await ctx.callTool('tool');
    return [...nested.content, this.audit.entry()].map(
      (each) => Object(each).text ?? each,
    );
  }

  @Resource({ uri: 'things://{thing}', list: 'things' })
  thing(@Input('thing') _: string) {
    return this.audit.entry();
  }

  things() {
    return [this.audit.entry() ?? 'none'];
  }

  @Prompt()
  prompt() {
    return this.audit.entry();
  }
}

const open = (ambientContext?: boolean) =>
  Probed.open(
    { providers: [Audit, Things] },
    {
      guards: [Guard],
      interceptors: [Interceptor],
      ...(ambientContext !== undefined && { ambientContext }),
    },
  );

beforeEach(() => {
  found.length = 0;
});

describe('McpContext.current()', () => {
  it('is that of the operation, for all that runs around the handler', async () => {
    const app = await open(true);
    const client = await app.client();
    found.length = 0;

    expect(await client.of(Things).tool()).toBe('tool');
    await client.of(Things).fails();

    expect(found).toEqual([
      ['guard', true],
      ['before', true],
      ['handler', true],
      ['after', true],
      ['guard', true],
      ['before', true],
      ['filter', true],
    ]);
    expect(McpContext.current()).toBeUndefined();
    await app.close();
  });

  it('is there for resources, their lists and prompts', async () => {
    const app = await open(true);
    const client = await app.client();

    const [read] = (await client.readResource({ uri: 'things://x' })).contents;
    const { messages } = await client.getPrompt({ name: 'prompt' });
    const { resources } = await client.listResources();

    expect(read).toMatchObject({ text: 'thing' });
    expect(messages).toMatchObject([{ content: { text: 'prompt' } }]);
    expect(resources).toMatchObject([{ name: 'thing' }]);
    await app.close();
  });

  it("is that of a called tool within the call, and the caller's after it", async () => {
    const app = await open(true);
    const client = await app.client();

    expect(await client.of(Things).outer()).toEqual(['tool', 'outer']);
    await app.close();
  });

  it('is that of each call, where several run at a time', async () => {
    const app = await open(true);
    const clients = [await app.client(), await app.client()];

    await Promise.all(
      [...clients, ...clients].map((client) => client.of(Things).tool()),
    );

    expect(found.filter(([who]) => who === 'handler')).toHaveLength(4);
    expect(found.every(([, right]) => right)).toBe(true);
    await app.close();
  });

  it('is not there without the option', async () => {
    const app = await open();
    const client = await app.client();

    expect(await client.of(Things).tool()).toBeUndefined();
    expect(found.some(([, right]) => right)).toBe(false);
    await app.close();
  });
});
