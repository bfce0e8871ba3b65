import {
  Injectable,
  Module,
  UseFilters,
  UseGuards,
  UseInterceptors,
  UsePipes,
} from '@nestjs/common';
import { APP_FILTER, APP_GUARD, APP_INTERCEPTOR, APP_PIPE } from '@nestjs/core';
import { Completion, McpModule, Prompt, Resource } from '../../lib/index.js';
import { PLATFORMS, type Running, start } from './support/platforms.js';
import { recordersFor, trace } from './support/recorders.js';
import { rpc } from './support/rpc.js';

const app = recordersFor('app');
const server = recordersFor('server');
const onClass = recordersFor('class');
const onMethod = recordersFor('method');

const Everything =
  ({
    Guard,
    Interceptor,
    Pipe,
    Filter,
  }: typeof app): MethodDecorator & ClassDecorator =>
  (...target: [object, (string | symbol)?, PropertyDescriptor?]) => {
    for (const decorator of [
      UseGuards(Guard),
      UseInterceptors(Interceptor),
      UsePipes(Pipe),
      UseFilters(Filter),
    ]) {
      Reflect.apply(decorator, undefined, target);
    }
  };

function work({ fail }: { fail?: string } = {}): string {
  trace.push('handler');
  if (fail === 'yes') throw new Error('failed on purpose');
  return 'done';
}

@Everything(onClass)
@Injectable()
class Subject {
  @Everything(onMethod)
  @Resource('subject://fixed')
  fixed() {
    return work();
  }

  @Everything(onMethod)
  @Resource('subject://items/{fail}')
  template(input: { fail: string }) {
    return work(input);
  }

  @Everything(onMethod)
  @Prompt({
    input: { type: 'object', properties: { fail: { type: 'string' } } },
  })
  prompt(input: { fail?: string }) {
    return work(input);
  }

  @Completion({ prompt: 'prompt', argument: 'fail' })
  values(typed: string) {
    return [work({ fail: typed })];
  }
}

@Module({
  imports: [
    McpModule.forRoot({
      guards: [server.Guard],
      interceptors: [server.Interceptor],
      pipes: [server.Pipe],
      filters: [server.Filter],
    }),
  ],
  providers: [
    Subject,
    { provide: APP_GUARD, useClass: app.Guard },
    { provide: APP_INTERCEPTOR, useClass: app.Interceptor },
    { provide: APP_PIPE, useClass: app.Pipe },
    { provide: APP_FILTER, useClass: app.Filter },
  ],
})
class AppModule {}

const LEVELS = ['app', 'server', 'class', 'method'];

/** Each kind of component: how it is asked for, and whether its input goes through pipes. */
const KINDS = [
  {
    kind: 'fixed',
    method: 'resources/read',
    params: () => ({ uri: 'subject://fixed' }),
    pipes: false,
  },
  {
    kind: 'template',
    method: 'resources/read',
    params: (fail: string) => ({ uri: `subject://items/${fail}` }),
    pipes: true,
  },
  {
    kind: 'prompt',
    method: 'prompts/get',
    params: (fail: string) => ({ name: 'prompt', arguments: { fail } }),
    pipes: true,
  },
] as const;

const completion = (value: string) => ({
  ref: { type: 'ref/prompt', name: 'prompt' },
  argument: { name: 'fail', value },
});

describe.each(PLATFORMS)('on %s', (platform) => {
  let running: Running;

  beforeAll(async () => {
    running = await start(AppModule, platform);
  });

  afterAll(() => running.app.close());

  beforeEach(() => {
    trace.length = 0;
  });

  describe.each(['legacy', 'modern'] as const)('for a %s client', (era) => {
    const ask = (
      method: string,
      params: Record<string, unknown>,
      headers: Record<string, string> = {},
    ) => rpc(`${running.url}/mcp`, era, method, params, headers);

    it.each(KINDS)(
      'everything around a $kind runs once, in order',
      async ({ kind, method, params, pipes }) => {
        const { body } = await ask(method, params('no'));
        expect(body).toHaveProperty('result');
        expect(trace).toEqual([
          ...LEVELS.map((level) => `guard ${level} mcp Subject.${kind}`),
          ...LEVELS.map((level) => `interceptor ${level} mcp Subject.${kind}`),
          ...(pipes ? LEVELS.map((level) => `pipe ${level}`) : []),
          'handler',
        ]);
      },
    );

    it.each(
      KINDS.flatMap((kind) => LEVELS.map((level) => ({ ...kind, level }))),
    )(
      'the guard of level $level denies a $kind with 403 before anything runs',
      async ({ method, params, level }) => {
        const { status, body } = await ask(method, params('no'), {
          'x-deny': level,
        });
        expect(status).toBe(403);
        expect(body.error.code).toBe(-32011);
        expect(trace).not.toContain('handler');
        expect(trace.filter((line) => line.startsWith('interceptor'))).toEqual(
          [],
        );
      },
    );

    it.each(KINDS.filter(({ pipes }) => pipes))(
      'the filters see the error of a $kind, the innermost first',
      async ({ method, params }) => {
        const { status, body } = await ask(method, params('yes'));
        expect(status).toBe(200);
        expect(body.error.code).toBe(-32603);
        expect(trace.filter((line) => line.startsWith('filter'))).toEqual([
          'filter method mcp',
        ]);
      },
    );

    it('a completion asks the guards of its prompt, and runs inside everything else of its own', async () => {
      const { body } = await ask('completion/complete', completion('n'));
      expect(body.result.completion.values).toEqual(['done']);
      expect(trace).toEqual([
        ...LEVELS.map((level) => `guard ${level} mcp Subject.prompt`),
        ...LEVELS.slice(0, 3).map(
          (level) => `interceptor ${level} mcp Subject.values`,
        ),
        ...LEVELS.slice(0, 3).map((level) => `pipe ${level}`),
        'handler',
      ]);
    });

    it.each(LEVELS)(
      'the guard of level %s of a prompt denies its completion',
      async (level) => {
        const { status } = await ask('completion/complete', completion('n'), {
          'x-deny': level,
        });
        expect(status).toBe(403);
        expect(trace).not.toContain('handler');
      },
    );
  });
});
