import type { ExecutionContext, NestInterceptor } from '@nestjs/common';
import { APP_INTERCEPTOR } from '@nestjs/core';
import { Test } from '@nestjs/testing';
import { catchError, EMPTY, of, timeout } from 'rxjs';
import { setTimeout as sleep } from 'node:timers/promises';
import {
  type McpExtension,
  McpModule,
  type McpModuleOptions,
} from '../../lib/index.js';
import { rpcRequest, send } from '../e2e/support/rpc.js';
import { createInMemoryFetch } from '../../lib/internal.js';
import { silentLogger } from '../support/silent-logger.js';
import { Tools } from './enhancers.fixture.js';

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
