import {
  type ArgumentsHost,
  Catch,
  type ExceptionFilter,
  Inject,
  Injectable,
  Module,
  Scope,
  type Type,
  UseGuards,
} from '@nestjs/common';
import { APP_GUARD, APP_INTERCEPTOR, REQUEST } from '@nestjs/core';
import {
  Completion,
  Input,
  McpModule,
  Prompt,
  Resource,
  Tool,
  ToolError,
} from '../../../lib/index.js';
import { PLATFORMS, type Running, start } from '../support/platforms.js';
import { recordersFor, trace } from '../support/recorders.js';
import { rpc } from '../support/rpc.js';

/** Names of errors the filters of each level take on. */
class InnerError extends Error {}
class MiddleError extends Error {}
class OuterError extends Error {}

function filterOf(level: string, ...types: Type<Error>[]) {
  @Catch(...types)
  class Filter implements ExceptionFilter {
    catch({ message }: Error, _: ArgumentsHost): never {
      throw new ToolError(`${message} caught by ${level}`);
    }
  }
  return Filter;
}

const ERRORS: Record<string, Type<Error>> = {
  inner: InnerError,
  middle: MiddleError,
  outer: OuterError,
};

const app = recordersFor('app');
const server = recordersFor('server');
const onClass = recordersFor('class');
const [outer, middle, inner] = [
  recordersFor('outer'),
  recordersFor('middle'),
  recordersFor('inner'),
];
const other = recordersFor('other');

@Injectable()
@UseGuards(onClass.Guard)
class Parts {
  @Tool({ input: { type: 'object', properties: { fail: {} } } })
  run({ fail }: { fail?: string }) {
    trace.push('handler');
    const Wrong = fail === undefined ? undefined : ERRORS[fail];
    if (Wrong) throw new Wrong(fail);
    return 'done';
  }

  @Resource({ uri: 'parts://{id}', list: 'all' })
  one(id: string) {
    return id;
  }

  all() {
    return [{ uri: 'parts://1', name: 'one' }];
  }

  @Prompt()
  ask(@Input('topic') topic: string) {
    return topic;
  }

  @Completion({ prompt: 'ask', argument: 'topic' })
  topics() {
    return ['wheels'];
  }
}

@Injectable({ scope: Scope.REQUEST })
class Scoped {
  constructor(
    @Inject(REQUEST) private readonly request: { headers: { who?: string } },
  ) {}

  @Tool()
  who() {
    return this.request.headers.who ?? 'nobody';
  }
}

@Module({ providers: [Parts, Scoped] })
class PartsModule {}

@Module({})
class OrdersModule {}

@Module({})
class ShopModule {}

const enhancers = ({ Guard, Interceptor, Pipe }: typeof app) => ({
  guards: [Guard],
  interceptors: [Interceptor],
  pipes: [Pipe],
});

@Module({
  imports: [
    ShopModule,
    OrdersModule,
    PartsModule,
    McpModule.forRoot({
      ...enhancers(server),
      mounts: [
        {
          module: ShopModule,
          namespace: 'shop',
          ...enhancers(outer),
          filters: [filterOf('outer', OuterError, MiddleError, InnerError)],
          children: [
            {
              module: OrdersModule,
              namespace: 'orders',
              ...enhancers(middle),
              filters: [filterOf('middle', MiddleError, InnerError)],
              children: [
                {
                  module: PartsModule,
                  namespace: 'parts',
                  ...enhancers(inner),
                  filters: [filterOf('inner', InnerError)],
                },
              ],
            },
          ],
        },
        { module: PartsModule, namespace: 'open', guards: [other.Guard] },
      ],
    }),
  ],
  providers: [
    { provide: APP_GUARD, useClass: app.Guard },
    { provide: APP_INTERCEPTOR, useClass: app.Interceptor },
  ],
})
class AppModule {}

const MOUNTS = ['outer', 'middle', 'inner'];
const TOOL = 'shop_orders_parts_run';

describe.each(PLATFORMS)('Enhancers of mounts, on %s', (platform) => {
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

    it('stand between those of the server and of the class, outer mounts first', async () => {
      const { body } = await ask('tools/call', { name: TOOL });

      expect(body.result.content[0].text).toBe('done');
      expect(trace).toEqual([
        ...['app', 'server', ...MOUNTS, 'class'].map(
          (level) => `guard ${level} mcp Parts.run`,
        ),
        ...['app', 'server', ...MOUNTS].map(
          (level) => `interceptor ${level} mcp Parts.run`,
        ),
        ...['server', ...MOUNTS].map((level) => `pipe ${level}`),
        'handler',
      ]);
    });

    it.each(MOUNTS)(
      'have the filter of %s catch what is its own',
      async (level) => {
        const { body } = await ask('tools/call', {
          name: TOOL,
          arguments: { fail: level },
        });

        expect(body.result.isError).toBe(true);
        expect(body.result.content[0].text).toBe(`${level} caught by ${level}`);
      },
    );

    it.each(MOUNTS)('deny at the guard of %s with 403', async (level) => {
      const denied = { 'x-deny': level };
      const requests = [
        ['tools/call', { name: TOOL }],
        ['resources/read', { uri: 'parts://shop/orders/parts/1' }],
        [
          'prompts/get',
          { name: 'shop_orders_parts_ask', arguments: { topic: 'x' } },
        ],
        [
          'completion/complete',
          {
            ref: { type: 'ref/prompt', name: 'shop_orders_parts_ask' },
            argument: { name: 'topic', value: '' },
          },
        ],
      ] as const;

      for (const [method, params] of requests) {
        const { status, body } = await ask(method, params, denied);
        expect([method, status]).toEqual([method, 403]);
        expect(body.error.code).toBe(-32011);
      }
      expect(trace).not.toContain('handler');
    });

    it('ask the guards of a mount who may know what a template names', async () => {
      const list = async (headers: Record<string, string>) => {
        const { body } = await ask('resources/list', {}, headers);
        return body.result.resources.map(({ uri }: { uri: string }) => uri);
      };

      expect(await list({})).toEqual([
        'parts://shop/orders/parts/1',
        'parts://open/1',
      ]);
      expect(await list({ 'x-deny': 'middle' })).toEqual(['parts://open/1']);
    });

    it('belong to one mount of a module, and not to another', async () => {
      const denied = { 'x-deny': 'inner' };

      const [there, here] = [
        await ask('tools/call', { name: TOOL }, denied),
        await ask('tools/call', { name: 'open_run' }, denied),
      ];
      const closed = await ask(
        'tools/call',
        { name: 'open_run' },
        { 'x-deny': 'other' },
      );

      expect([there.status, here.status, closed.status]).toEqual([
        403, 200, 403,
      ]);
    });

    it('stand around request-scoped providers', async () => {
      const call = (headers: Record<string, string>) =>
        ask('tools/call', { name: 'shop_orders_parts_who' }, headers);

      const { body } = await call({ who: 'ada' });
      const { status } = await call({ 'x-deny': 'middle' });

      expect(body.result.content[0].text).toBe('ada');
      expect(status).toBe(403);
    });
  });
});
