import {
  type INestApplication,
  Module,
  Scope,
  type Type,
} from '@nestjs/common';
import { APP_FILTER, APP_GUARD, APP_INTERCEPTOR, APP_PIPE } from '@nestjs/core';
import { McpModule, type McpModuleOptions } from '../../lib/index.js';
import { createInMemoryFetch } from '../../lib/internal.js';
import { PLATFORMS, type Running, start } from './support/platforms.js';
import { type Recorders, recordersFor, trace } from './support/recorders.js';
import { rpc } from './support/rpc.js';
import { HOSTS, type Host, type OnClass, subject } from './support/subjects.js';

const LEVELS = [
  'useGlobal',
  'APP',
  'scoped APP',
  'server',
  'class',
  'method',
  'parameter',
] as const;

type Level = (typeof LEVELS)[number];

const WAYS = ['legacy', 'modern', 'in memory'] as const;

/** An application with recorders at some levels. */
function application(
  host: Host,
  recorders: ReadonlyMap<Level, Recorders>,
): { module: Type; configure: (app: INestApplication) => void } {
  const on: OnClass = {
    ...(recorders.has('class') && { class: recorders.get('class') }),
    ...(recorders.has('method') && { method: recorders.get('method') }),
    ...(recorders.has('parameter') && {
      parameter: recorders.get('parameter'),
    }),
  };
  const { providers, controllers } = subject(host, on);

  @Module({
    imports: [McpModule.forRoot(serverOptions(recorders.get('server')))],
    controllers,
    providers: [
      ...providers,
      ...appWide(recorders.get('APP'), undefined),
      ...appWide(recorders.get('scoped APP'), Scope.REQUEST),
    ],
  })
  class AppModule {}

  const globals = recorders.get('useGlobal');
  return {
    module: AppModule,
    configure: (app) => {
      if (!globals) return;
      app.useGlobalGuards(new globals.Guard());
      app.useGlobalInterceptors(new globals.Interceptor());
      app.useGlobalPipes(new globals.Pipe());
      app.useGlobalFilters(new globals.Filter());
    },
  };
}

function serverOptions(recorders: Recorders | undefined): McpModuleOptions {
  if (!recorders) return {};
  const { Guard, Interceptor, Pipe, Filter } = recorders;
  return {
    guards: [Guard],
    interceptors: [Interceptor],
    pipes: [Pipe],
    filters: [Filter],
  };
}

function appWide(recorders: Recorders | undefined, scope: Scope | undefined) {
  if (!recorders) return [];
  const { Guard, Interceptor, Pipe, Filter } = recorders;
  return [
    { provide: APP_GUARD, useClass: Guard, scope },
    { provide: APP_INTERCEPTOR, useClass: Interceptor, scope },
    { provide: APP_PIPE, useClass: Pipe, scope },
    { provide: APP_FILTER, useClass: Filter, scope },
  ];
}

/** Calls the tool one way; gives what the caller can tell of the outcome. */
async function call(
  way: (typeof WAYS)[number],
  { app, url }: Running,
  args: Record<string, unknown>,
  deny = '',
): Promise<{ status: number; result?: unknown; code?: number }> {
  trace.length = 0;
  const { status, body } = await rpc(
    `${url}/mcp`,
    way === 'legacy' ? 'legacy' : 'modern',
    'tools/call',
    { name: 'work', arguments: args },
    { 'x-deny': deny },
    way === 'in memory'
      ? createInMemoryFetch(app.get(McpModule).server.http)
      : fetch,
  );
  return { status, result: body.result, code: body.error?.code };
}

const FAILED = { content: [{ type: 'text' }], isError: true };

describe.each(PLATFORMS)('on %s', (platform) => {
  describe.each(HOSTS)('a tool of a host registered as %s', (host) => {
    // The class that has the instance, not the one that declares the method.
    const place = `${host === 'inherited' ? 'Child' : 'Subject'}.work`;

    describe.each(LEVELS)('with enhancers at the level %s', (level) => {
      let running: Running;

      beforeAll(async () => {
        const recorders = new Map([[level, recordersFor(level)]]);
        const { module, configure } = application(host, recorders);
        running = await start(module, platform, configure);
      });

      afterAll(() => running.app.close());

      it.each(WAYS)('runs each exactly once: %s', async (way) => {
        const { status, result } = await call(way, running, {});

        expect(status).toBe(200);
        expect(result).toMatchObject({
          content: [{ type: 'text', text: 'done' }],
        });
        expect(trace).toEqual(
          level === 'parameter'
            ? ['pipe parameter', 'handler']
            : [
                `guard ${level} mcp ${place}`,
                `interceptor ${level} mcp ${place}`,
                `pipe ${level}`,
                'handler',
              ],
        );
      });

      it.each(WAYS)('runs the filter once on an error: %s', async (way) => {
        const { result } = await call(way, running, { fail: true });

        expect(result).toMatchObject(FAILED);
        expect(trace.filter((entry) => entry.startsWith('filter'))).toEqual(
          level === 'parameter' ? [] : [`filter ${level} mcp`],
        );
      });

      if (level === 'parameter') return;

      it.each(WAYS)('answers 403 to a denial: %s', async (way) => {
        const denied = await call(way, running, {}, level);

        expect(denied).toEqual({ status: 403, code: -32011 });
        expect(trace).not.toContain('handler');
      });

      it.each(WAYS)('answers 401 to a refusal: %s', async (way) => {
        const denied = await call(way, running, {}, `401 ${level}`);

        expect(denied).toEqual({ status: 401, code: -32010 });
        expect(trace).not.toContain('handler');
      });
    });

    it('runs all levels in order, and of the filters the innermost', async () => {
      const recorders = new Map(
        LEVELS.map((level) => [level, recordersFor(level)]),
      );
      const { module, configure } = application(host, recorders);
      const running = await start(module, platform, configure);
      try {
        await call('modern', running, {});
        const around = LEVELS.filter((level) => level !== 'parameter');
        const inOrder = [
          ...around.map((level) => `guard ${level} mcp ${place}`),
          ...around.map((level) => `interceptor ${level} mcp ${place}`),
          ...LEVELS.map((level) => `pipe ${level}`),
          'handler',
        ];
        // Nest keeps useGlobalX() and APP_X in one list; which comes first is Nest's affair.
        expect([...trace].map(globals)).toEqual(inOrder.map(globals));

        await call('modern', running, { fail: true });
        expect(trace.filter((entry) => entry.startsWith('filter'))).toEqual([
          'filter method mcp',
        ]);
      } finally {
        await running.app.close();
      }
    });
  });
});

function globals(entry: string): string {
  return entry
    .replace('useGlobal', 'global')
    .replace(/(?<!scoped )APP/, 'global');
}
