import {
  type CallHandler,
  type CanActivate,
  Catch,
  type ExceptionFilter,
  type ExecutionContext,
  Injectable,
  type NestInterceptor,
  UseFilters,
  UseGuards,
  UseInterceptors,
} from '@nestjs/common';
import { IsString } from 'class-validator';
import {
  Confirm,
  Ctx,
  inputRequired,
  type McpContext as Context,
  Tool,
} from '../../lib/index.js';
import {
  accepted,
  talk,
  type Talk,
  textOf,
} from '../interaction/conversation.fixture.js';

const ran: unknown[] = [];
const seen: string[] = [];
let admits = true;

class Project {
  @IsString()
  name: string;
}

class Admitting implements CanActivate {
  canActivate(_: ExecutionContext): boolean {
    return admits;
  }
}

class Watching implements NestInterceptor {
  intercept(_: ExecutionContext, next: CallHandler) {
    seen.push('interceptor');
    return next.handle();
  }
}

@Catch()
class Everything implements ExceptionFilter {
  catch(error: Error) {
    seen.push(`filter: ${error.message}`);
    return 'all is well';
  }
}

@Injectable()
class ProjectTools {
  @Tool()
  @Confirm('Delete {name}?')
  @UseGuards(Admitting)
  @UseInterceptors(Watching)
  remove(project: Project) {
    ran.push(project);
    return `${project.name} is gone`;
  }

  @Tool()
  @Confirm('Clear?')
  @UseFilters(Everything)
  clear() {
    ran.push('clear');
  }

  @Tool()
  @Confirm('Start?')
  async further(@Ctx() ctx: Context) {
    const more = await ctx.confirm('More?');
    ran.push(more);
    return `more: ${more}`;
  }

  @Tool()
  @Confirm('Begin?')
  byHand(@Ctx() ctx: Context) {
    if (ctx.inputResponses['by']) return 'done';
    const requestedSchema = { type: 'object', properties: {} } as const;
    return inputRequired({
      by: {
        method: 'elicitation/create',
        params: { message: 'By hand?', requestedSchema },
      },
    });
  }

  @Tool()
  async both(@Ctx() ctx: Context) {
    const remove = (name: string) =>
      ctx.once(name, () => ctx.callTool('remove', { name }));
    const one = await remove('one');
    const two = await remove('two');
    return `${textOf(one)}; ${textOf(two)}`;
  }

  @Tool({ timeoutMs: 1_000 })
  @Confirm('Wait?')
  limited() {
    return 'in time';
  }
}

describe.each(['legacy', 'modern'] as const)('@Confirm(), %s', (era) => {
  let app: Talk;
  const asked: string[] = [];
  beforeAll(async () => {
    app = await talk({ providers: [ProjectTools] });
  });
  afterAll(() => app.close());
  beforeEach(() => {
    for (const list of [ran, seen, asked]) list.length = 0;
    admits = true;
  });

  async function call(
    name: string,
    args: Record<string, unknown> = {},
    answer: (message: string) => 'accept' | 'decline' | 'cancel' = () =>
      'accept',
  ) {
    const client = await app.connect({
      era,
      elicit: ({ message }) => {
        asked.push(message);
        const action = answer(message);
        return action === 'accept' ? accepted() : { action };
      },
    });
    return client.callTool({ name, arguments: args });
  }

  it('asks, and runs the method once with the validated input', async () => {
    const result = await call('remove', { name: 'Apollo' });

    expect(textOf(result)).toBe('Apollo is gone');
    expect(asked).toEqual(['Delete Apollo?']);
    expect(ran).toEqual([expect.any(Project)]);
    expect(seen).toEqual(['interceptor']);
  });

  it.each(['decline', 'cancel'] as const)(
    'runs nothing when the user answers %s, and tells the model',
    async (action) => {
      const result = await call('remove', { name: 'Apollo' }, () => action);

      expect(result).toMatchObject({
        isError: true,
        content: [
          {
            type: 'text',
            text: 'The user did not confirm "Delete Apollo?"; do not try again unless the user asks for it.',
          },
        ],
      });
      expect(ran).toEqual([]);
      expect(seen).toEqual([]);
    },
  );

  it('runs nothing for a client that cannot ask its user', async () => {
    const client = await app.connect({ era });

    await expect(
      client.callTool({ name: 'remove', arguments: { name: 'Apollo' } }),
    ).rejects.toMatchObject({
      code: -32021,
      data: { requiredCapabilities: { elicitation: { form: {} } } },
    });
    expect(ran).toEqual([]);
    expect(seen).toEqual([]);
  });

  it('asks nothing when a guard denies', async () => {
    admits = false;

    await expect(call('remove', { name: 'Apollo' })).rejects.toThrow(
      'Forbidden',
    );
    expect(asked).toEqual([]);
  });

  it('tells what is wrong with the input before it asks', async () => {
    const result = await call('remove', { name: 7 });

    expect(textOf(result)).toContain('name: must be a string');
    expect([asked, ran, seen]).toEqual([[], [], []]);
  });

  it('lets no exception filter make a success of what the user declined', async () => {
    const result = await call('clear', {}, () => 'decline');

    expect(result.isError).toBe(true);
    expect(textOf(result)).toContain('did not confirm "Clear?"');
    expect([ran, seen]).toEqual([[], []]);
  });

  it('asks once where the handler asks further', async () => {
    expect(textOf(await call('further'))).toBe('more: true');
    expect(asked).toEqual(['Start?', 'More?']);
    expect(ran).toEqual([true]);

    expect(textOf(await call('byHand'))).toBe('done');
    expect(asked.slice(2)).toEqual(['Begin?', 'By hand?']);
  });

  it('asks the user of the outer client when another tool calls it', async () => {
    const result = await call('both', {}, (message) =>
      message === 'Delete one?' ? 'accept' : 'decline',
    );

    expect(textOf(result)).toBe(
      'one is gone; The user did not confirm "Delete two?"; do not try again unless the user asks for it.',
    );
    expect(asked).toEqual(['Delete one?', 'Delete two?']);
    expect(ran).toEqual([expect.objectContaining({ name: 'one' })]);
  });

  it('has its time limit for the handler, not for the user', async () => {
    const { elicit, waited } = slowly(1_500);
    const client = await app.connect({ era, elicit });
    const result = await client.callTool({ name: 'limited', arguments: {} });

    expect(textOf(result)).toBe('in time');
    expect(waited).toEqual(['Wait?']);
  });
});

function slowly(ms: number) {
  const waited: string[] = [];
  const elicit = async ({ message }: { message: string }) => {
    waited.push(message);
    await new Promise((resolve) => setTimeout(resolve, ms));
    return accepted();
  };
  return { elicit, waited };
}
