import {
  type CallHandler,
  type CanActivate,
  type ExecutionContext,
  Injectable,
  type NestInterceptor,
  type PipeTransform,
  UseGuards,
  UseInterceptors,
  UsePipes,
} from '@nestjs/common';
import {
  Ctx,
  Input,
  McpContext,
  Tool,
  ToolError,
  ToolTransform,
  type ToolTransformOptions,
} from '../../lib/index.js';
import { clientOf } from '../discovery/support.js';
import { talkTo } from './support.js';

let seen: string[] = [];

class Guard implements CanActivate {
  canActivate(): boolean {
    seen.push('guard');
    return true;
  }
}

class Interceptor implements NestInterceptor {
  intercept(_: ExecutionContext, next: CallHandler) {
    seen.push('interceptor');
    return next.handle();
  }
}

class Pipe implements PipeTransform {
  transform(value: unknown): unknown {
    seen.push('pipe');
    return value;
  }
}

@Injectable()
class Counters {
  @Tool()
  @UseGuards(Guard)
  @UseInterceptors(Interceptor)
  @UsePipes(Pipe)
  double(@Input('n') n: number): number {
    seen.push(`method ${n}`);
    return n * 2;
  }

  @Tool()
  async asking(
    @Input('what') what: string,
    @Ctx() ctx: McpContext,
  ): Promise<string> {
    const agreed = await ctx.confirm(what, `${what}?`);
    return `${what}: ${agreed}`;
  }

  @Tool()
  async twice(@Ctx() ctx: McpContext): Promise<unknown> {
    return (await ctx.callTool('double', { n: 1 })).content;
  }
}

const wrapped = (options: ToolTransformOptions, name = 'double') =>
  clientOf(
    { providers: [Counters] },
    { transforms: [new ToolTransform({ [name]: options })] },
  );

describe('the wrap of a ToolTransform', () => {
  beforeEach(() => {
    seen = [];
  });

  it('runs inside guards and interceptors, and forwards to pipes and method', async () => {
    const client = await wrapped({
      arguments: { n: { name: 'number' } },
      wrap: async (args, forward, ctx) => {
        seen.push(`wrap ${JSON.stringify(args)} of ${ctx.component?.name}`);
        return `${String(await forward({ number: 4 }))}!`;
      },
    });

    expect(
      await client.callTool({ name: 'double', arguments: { number: '3' } }),
    ).toMatchObject({ content: [{ text: '8!' }] });
    expect(seen).toEqual([
      'guard',
      'interceptor',
      'wrap {"number":3} of double',
      'pipe',
      'method 4',
    ]);
  });

  it('forwards several times, or not at all', async () => {
    const several = await wrapped({
      wrap: async (_, forward) => [
        await forward({ n: 1 }),
        await forward({ n: 2 }),
      ],
    });
    const never = await wrapped({ wrap: () => 'nothing' });
    const call = { name: 'double', arguments: { n: 1 } };

    expect(await several.callTool(call)).toMatchObject({
      content: [{ text: '[2,4]' }],
    });
    seen = [];
    expect(await never.callTool(call)).toMatchObject({
      content: [{ text: 'nothing' }],
    });
    expect(seen).toEqual(['guard', 'interceptor']);
  });

  it('is not asked for arguments that do not fit', async () => {
    const client = await wrapped({
      arguments: { n: { name: 'number' } },
      wrap: () => seen.push('wrap'),
    });

    expect(
      await client.callTool({ name: 'double', arguments: { number: 'x' } }),
    ).toMatchObject({
      isError: true,
      content: [{ text: expect.stringContaining('number: must be a number') }],
    });
    expect(seen).toEqual(['guard', 'interceptor']);
  });

  it('gets an error for what it forwards wrongly, which the client reads unless it is caught', async () => {
    const client = await wrapped({
      wrap: (_, forward) => forward({ n: 'x' }),
    });
    const catching = await wrapped({
      wrap: (_, forward) => forward({ n: 'x' }).catch(() => 'caught'),
    });
    const call = { name: 'double', arguments: { n: 1 } };

    expect(await client.callTool(call)).toMatchObject({
      isError: true,
      content: [{ text: expect.stringContaining('n: must be a number') }],
    });
    expect(await catching.callTool(call)).toMatchObject({
      content: [{ text: 'caught' }],
    });
  });

  it('is given defaults, and lets hidden arguments be filled in', async () => {
    @Injectable()
    class Sums {
      @Tool()
      sum(
        @Input('a') a: number,
        @Input('b') b: number,
        @Input('c') c: number,
      ): number {
        return a + b + c;
      }
    }
    const client = await clientOf(
      { providers: [Sums] },
      {
        transforms: [
          new ToolTransform({
            sum: {
              arguments: {
                b: { name: 'second', default: 10 },
                c: { hide: true, default: 100 },
              },
              wrap: async (args, forward) =>
                `${JSON.stringify(args)} = ${String(await forward({ a: 1 }))}`,
            },
          }),
        ],
      },
    );

    expect(
      await client.callTool({ name: 'sum', arguments: { a: 1 } }),
    ).toMatchObject({ content: [{ text: '{"a":1,"second":10} = 111' }] });
  });

  it('stands on another one, the outer being asked first', async () => {
    const client = await clientOf(
      { providers: [Counters] },
      {
        transforms: [
          new ToolTransform({
            double: {
              arguments: { n: { name: 'one' } },
              wrap: async ({ one }, forward) =>
                Number(await forward({ one })) + 1,
            },
          }),
          new ToolTransform({
            double: { arguments: { one: { name: 'two' } } },
          }),
          new ToolTransform({
            double: {
              wrap: async ({ two }, forward) =>
                `${String(await forward({ two: Number(two) * 10 }))}`,
            },
          }),
        ],
      },
    );

    expect(
      await client.callTool({ name: 'double', arguments: { two: 3 } }),
    ).toMatchObject({ content: [{ text: '61' }] });
    expect(
      await client.callTool({ name: 'double', arguments: { two: 'x' } }),
    ).toMatchObject({
      isError: true,
      content: [{ text: expect.stringContaining('two: must be a number') }],
    });
  });

  it('may throw what handlers throw', async () => {
    const client = await wrapped({
      wrap: () => {
        throw new ToolError('Not today.');
      },
    });

    expect(
      await client.callTool({ name: 'double', arguments: { n: 1 } }),
    ).toMatchObject({ isError: true, content: [{ text: 'Not today.' }] });
  });

  it('is there for calls of other tools, too', async () => {
    const client = await wrapped({ wrap: () => 'wrapped' });

    expect(await client.callTool({ name: 'twice' })).toMatchObject({
      content: [{ text: 'wrapped' }],
    });
  });

  it.each(['legacy', 'modern'] as const)(
    'goes on where its method asks the user, of a %s client',
    async (era) => {
      const client = await talkTo(
        { providers: [Counters] },
        {
          transforms: [
            new ToolTransform({
              asking: {
                wrap: async ({ what }, forward, ctx) => [
                  await ctx.confirm('first', 'Begin?'),
                  await forward({ what }),
                  await forward({ what: 'again' }),
                ],
              },
            }),
          ],
        },
        { era, elicit: () => ({ action: 'accept', content: {} }) },
      );

      expect(
        await client.callTool({ name: 'asking', arguments: { what: 'a' } }),
      ).toMatchObject({
        content: [{ text: '[true,"a: true","again: true"]' }],
      });
    },
  );
});
