import {
  type CanActivate,
  Controller,
  type ExecutionContext,
  Injectable,
  type NestInterceptor,
  type PipeTransform,
  Scope,
  UnauthorizedException,
  UseGuards,
  UseInterceptors,
  ValidationPipe,
} from '@nestjs/common';
import { APP_GUARD, APP_INTERCEPTOR, APP_PIPE } from '@nestjs/core';
import { Test } from '@nestjs/testing';
import { Transform } from 'class-transformer';
import { IsString } from 'class-validator';
import { catchError, EMPTY, of, timeout } from 'rxjs';
import { setTimeout as sleep } from 'node:timers/promises';
import {
  Input,
  McpContext,
  McpEndpoint,
  McpExecutionContext,
  type McpExtension,
  McpModule,
  type McpModuleOptions,
  Tool,
  ToolResult,
} from '../../lib/index.js';
import { createTestClient, mcpMatchers } from '../../lib/testing/index.js';
import { clientOf, problemsOf } from '../discovery/support.js';
import { rpcRequest, send } from '../e2e/support/rpc.js';
import { createInMemoryFetch } from '../../lib/internal.js';
import { silentLogger } from '../support/silent-logger.js';

expect.extend(mcpMatchers);

@Injectable()
class Plus implements PipeTransform {
  transform(value: number) {
    return value + 1;
  }
}

@Injectable()
class No implements CanActivate {
  canActivate() {
    return false;
  }
}

@Injectable()
class Tools {
  @Tool()
  tool() {
    return 'ran';
  }
}

describe('an enhancer class that several handlers name', () => {
  it('is one instance for all of them', async () => {
    @Injectable()
    class Sums {
      @Tool()
      add(@Input('a', Plus) a: number, @Input('b', Plus) b: number): number {
        return a + b;
      }
    }
    const client = await clientOf({ providers: [Sums] });

    expect(await client.of(Sums).add(1, 2)).toBe(5);
  });

  it('works on an endpoint class no module provides', async () => {
    let asked = 0;
    @Injectable()
    class Counting implements CanActivate {
      canActivate() {
        asked++;
        return true;
      }
    }
    @UseGuards(Counting)
    class Endpoint extends McpEndpoint {}
    const client = await clientOf(
      { providers: [Tools] },
      { http: { endpoint: Endpoint } },
    );
    asked = 0;

    await client.listTools();
    expect(asked).toBe(1);
  });

  it('denies from the options though there is no tool', async () => {
    await expect(clientOf({}, { guards: [No] })).rejects.toThrow('403');
  });

  it('may have its method as a property', async () => {
    class Arrow {
      canActivate = () => false;
    }
    @Injectable()
    @UseGuards(Arrow)
    class Guarded {
      @Tool()
      tool() {}
    }
    const client = await clientOf({ providers: [Guarded] });

    await expect(client.callTool({ name: 'tool' })).rejects.toMatchObject({
      status: 403,
    });
  });
});

describe('a guard of the server', () => {
  it('given by an alias is what the alias stands for', async () => {
    @Injectable()
    class Loose implements CanActivate {
      canActivate() {
        return true;
      }
    }
    const client = clientOf(
      { providers: [Tools, No, { provide: Loose, useExisting: No }] },
      { guards: [Loose] },
    );

    await expect(client).rejects.toThrow('403');
  });

  it('must be one, provided or not', async () => {
    @Injectable()
    class Nothing {}
    const options = { guards: [Nothing as never] };

    const unprovided = await problemsOf({}, options);
    const provided = await problemsOf({ providers: [Nothing] }, options);

    expect([...unprovided.problems, ...provided.problems]).toMatchObject([
      { code: 'MCP_ENHANCER_INVALID' },
      { code: 'MCP_ENHANCER_INVALID' },
    ]);
  });
});

describe('an endpoint class', () => {
  it('that cannot be instantiated is a start-up problem', async () => {
    @Injectable()
    class Needy extends McpEndpoint {
      constructor(readonly missing: Plus) {
        super();
      }
    }

    const { problems } = await problemsOf({}, { http: { endpoint: Needy } });

    expect(problems).toMatchObject([{ code: 'MCP_ENDPOINT_UNRESOLVED' }]);
  });

  it('that is none is a start-up problem', async () => {
    const { problems } = await problemsOf(
      {},
      { http: { endpoint: Plus as never } },
    );

    expect(problems).toMatchObject([
      { code: 'MCP_INVALID_OPTION', where: 'McpModule http.endpoint' },
    ]);
  });
});

describe('a method of an extension', () => {
  let ran = 0;
  const extension = (work: () => Promise<object>): McpExtension => ({
    id: 'com.example/count',
    methods: {
      'example/count': async () => {
        ran++;
        return { ...(await work()) };
      },
    },
  });

  async function callThrough(
    interceptor: NestInterceptor,
    work: () => Promise<object>,
  ) {
    const client = await fetchOf({ extensions: [extension(work)] }, [
      {
        provide: APP_INTERCEPTOR,
        useValue: {
          intercept: (
            context: ExecutionContext,
            next: Parameters<NestInterceptor['intercept']>[1],
          ) =>
            context.getHandler().name === 'extension'
              ? interceptor.intercept(context, next)
              : next.handle(),
        },
      },
    ]);
    ran = 0;
    return client('example/count');
  }

  it.each([
    [
      'fails and an interceptor swallows it',
      {
        intercept: (_: unknown, next) =>
          next.handle().pipe(catchError(() => of(0))),
      },
      () => Promise.reject(new Error('on purpose')),
      1,
    ],
    [
      'is slower than an interceptor waits',
      {
        intercept: (_: unknown, next) =>
          next.handle().pipe(
            timeout(10),
            catchError(() => of(0)),
          ),
      },
      () => sleep(40).then(() => ({})),
      1,
    ],
    [
      'is kept back by an interceptor',
      { intercept: () => EMPTY },
      () => Promise.resolve({}),
      0,
    ],
  ] as [string, NestInterceptor, () => Promise<object>, number][])(
    'never runs twice, nor behind an interceptor’s back: it %s',
    async (_, interceptor, work, times) => {
      await callThrough(interceptor, work);

      expect(ran).toBe(times);
    },
  );
});

describe('what enhancers see', () => {
  it('is the class of the tools, though a mock stands in for them', async () => {
    const seen: string[] = [];
    const look = (context: ExecutionContext) =>
      seen.push(context.getClass().name);
    const module = await Test.createTestingModule({
      imports: [McpModule.forRoot()],
      providers: [
        Tools,
        {
          provide: APP_GUARD,
          useValue: { canActivate: (c: ExecutionContext) => !!look(c) },
        },
        {
          provide: APP_INTERCEPTOR,
          useValue: {
            intercept: (
              c: ExecutionContext,
              next: Parameters<NestInterceptor['intercept']>[1],
            ) => {
              look(c);
              return next.handle();
            },
          },
        },
      ],
    })
      .overrideProvider(Tools)
      .useValue(Object.assign(Object.create(null), { tool: () => 'mocked' }))
      .compile();
    const client = await createTestClient(module);
    seen.length = 0;

    await client.callTool({ name: 'tool' });

    expect(seen).toEqual(['Tools', 'Tools']);
  });

  it('is the principal of the moment, until all guards have run', async () => {
    const early: unknown[] = [];
    const guard = {
      provide: APP_GUARD,
      useValue: {
        canActivate: (context: ExecutionContext) => {
          const mcp = McpExecutionContext.create(context).getContext();
          early.push(mcp.principal);
          context.switchToHttp().getRequest().user = { id: 9 };
          return true;
        },
      },
    };
    @Injectable()
    class Who {
      @Tool()
      who(ctx: McpContext) {
        return ctx.principal;
      }
    }
    const client = await clientOf({ providers: [Who, guard] });
    early.length = 0;

    const { content } = await client.callTool({ name: 'who' });

    expect(early).toEqual([undefined]);
    expect(content).toEqual([{ type: 'text', text: 'user:9' }]);
  });
});

describe('a class that cannot be made for a request', () => {
  it('denies the request, with the words of its exception', async () => {
    @Injectable({ scope: Scope.REQUEST })
    class Session {
      constructor() {
        throw new UnauthorizedException('No session');
      }

      @Tool()
      tool() {}
    }
    const client = await clientOf({ providers: [Session] });

    await expect(client.callTool({ name: 'tool' })).rejects.toMatchObject({
      status: 401,
    });
  });
});

describe('messages of a batch', () => {
  it('do not see what guards of other messages left on the request', async () => {
    const guard = {
      provide: APP_GUARD,
      useValue: {
        canActivate: (context: ExecutionContext) => {
          const request = context.switchToHttp().getRequest();
          if (context.getHandler().name === 'first') request.elevated = true;
          return context.getHandler().name === 'first' || request.elevated;
        },
      },
    };
    @Injectable()
    class Batched {
      @Tool()
      first() {
        return 'first';
      }

      @Tool()
      second() {
        return 'second';
      }
    }
    const module = await Test.createTestingModule({
      imports: [McpModule.forRoot()],
      providers: [Batched, guard],
    }).compile();
    await module.init();
    const call = (id: number, name: string) => ({
      jsonrpc: '2.0',
      id,
      method: 'tools/call',
      params: { name },
    });
    const { headers } = rpcRequest('legacy', 'tools/call');

    const { body } = await send(
      'http://localhost/mcp',
      JSON.stringify([call(1, 'first'), call(2, 'second')]),
      headers,
      createInMemoryFetch(module.get(McpModule).server.http),
    );

    expect(body).toMatchObject([
      { id: 1, result: {} },
      { id: 2, error: { code: -32011 } },
    ]);
  });
});

describe('a ValidationPipe made for each request', () => {
  it('validates alone', async () => {
    class Text {
      @IsString()
      @Transform(({ value }) => `<${value}>`)
      text: string;
    }
    @Injectable({ scope: Scope.REQUEST })
    class Scoped extends ValidationPipe {
      constructor() {
        super({ transform: true });
      }
    }
    @Injectable()
    class Texts {
      @Tool()
      show({ text }: Text) {
        return text;
      }
    }
    const client = await clientOf({
      providers: [Texts, { provide: APP_PIPE, useClass: Scoped }],
    });

    const { content } = await client.callTool({
      name: 'show',
      arguments: { text: 'x' },
    });

    expect(content).toEqual([{ type: 'text', text: '<x>' }]);
  });
});

describe('a result', () => {
  it('with an empty list called content is an ordinary object', async () => {
    @Injectable()
    class Pages {
      @Tool()
      page() {
        return { content: [], total: 0 };
      }
    }
    const client = await clientOf({ providers: [Pages] });

    expect(await client.callTool({ name: 'page' })).toHaveStructuredContent({
      content: [],
      total: 0,
    });
  });

  it('keeps its parts through an interceptor that serialises it', async () => {
    const { ClassSerializerInterceptor } = await import('@nestjs/common');
    @Controller()
    @UseInterceptors(ClassSerializerInterceptor)
    class Parts {
      @Tool()
      parts() {
        return new ToolResult({
          structuredContent: { a: 1 },
          meta: { 'example.com/x': 1 },
        });
      }
    }
    const client = await clientOf({ controllers: [Parts] });

    const result = await client.callTool({ name: 'parts' });

    expect(result).toHaveStructuredContent({ a: 1 });
    expect(result._meta).toMatchObject({ 'example.com/x': 1 });
  });
});

describe('a scoped factory', () => {
  it('hosts the tools of the class it is provided under', async () => {
    const client = await clientOf({
      providers: [
        {
          provide: Tools,
          scope: Scope.REQUEST,
          useFactory: () => new Tools(),
        },
      ],
    });

    expect(await client.of(Tools).tool()).toBe('ran');
  });
});

/** Sends modern requests to an application, in memory. */
async function fetchOf(options: McpModuleOptions, providers: object[]) {
  const module = await Test.createTestingModule({
    imports: [McpModule.forRoot(options)],
    providers: [Tools, ...(providers as [])],
  })
    .setLogger(silentLogger)
    .compile();
  await module.init();
  const via = createInMemoryFetch(module.get(McpModule).server.http);
  return async (method: string) => {
    const { body, headers } = rpcRequest('modern', method);
    return send('http://localhost/mcp', JSON.stringify(body), headers, via);
  };
}
