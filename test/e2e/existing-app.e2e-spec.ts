import {
  Body,
  Controller,
  type INestApplication,
  type MiddlewareConsumer,
  Module,
  Post,
  RequestMethod,
  VersioningType,
} from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import { ExpressAdapter } from '@nestjs/platform-express';
import { FastifyAdapter } from '@nestjs/platform-fastify';
import compression from 'compression';
import helmet from 'helmet';
import { McpModule, type McpModuleOptions } from '../../lib/index.js';
import { createTestClient } from '../../lib/testing/index.js';
import { EchoTools } from './support/echo.js';
import { PLATFORMS, type Running, start } from './support/platforms.js';
import { rpc } from './support/rpc.js';

@Controller('plain')
class PlainController {
  @Post()
  length(@Body() body: { text: string } | undefined) {
    return { length: body?.text.length ?? null };
  }
}

function application(options: McpModuleOptions = {}) {
  @Module({
    imports: [McpModule.forRoot(options)],
    controllers: [PlainController],
    providers: [EchoTools],
  })
  class AppModule {}
  return AppModule;
}

const CALL = { name: 'echo', arguments: { a: 1 } };

describe.each(PLATFORMS)(
  'beside what an application has, on %s',
  (platform) => {
    let running: Running;

    afterEach(() => running.app.close());

    async function serve(
      options?: McpModuleOptions,
      configure?: (app: INestApplication) => void,
    ): Promise<void> {
      running = await start(application(options), platform, configure);
    }

    const statusAt = async (path: string) =>
      (await rpc(`${running.url}${path}`, 'modern', 'tools/call', CALL)).status;

    it('answers at /mcp, with and without a slash behind', async () => {
      await serve();

      expect(await statusAt('/mcp')).toBe(200);
      expect(await statusAt('/mcp/')).toBe(200);
      expect(await statusAt('/other')).toBe(404);
    });

    it('answers below the global prefix', async () => {
      await serve({}, (app) => app.setGlobalPrefix('api'));

      expect(await statusAt('/api/mcp')).toBe(200);
      expect(await statusAt('/mcp')).toBe(404);
    });

    it.each([['mcp'], [{ path: 'mcp', method: RequestMethod.POST }]])(
      'answers beside the global prefix where it is excluded as %j',
      async (exclude) => {
        await serve({}, (app) =>
          app.setGlobalPrefix('api', { exclude: [exclude] }),
        );

        expect(await statusAt('/mcp')).toBe(200);
        expect(await statusAt('/api/mcp')).toBe(404);
      },
    );

    it('has no version in its path unless given one', async () => {
      const versioned = (app: INestApplication) =>
        app.enableVersioning({ type: VersioningType.URI, defaultVersion: '1' });
      await serve({}, versioned);
      expect(await statusAt('/mcp')).toBe(200);
      await running.app.close();

      await serve({ http: { version: '2', path: 'agents/mcp' } }, versioned);
      expect(await statusAt('/v2/agents/mcp')).toBe(200);
      expect(await statusAt('/agents/mcp')).toBe(404);
    });

    it('lets browsers in that CORS lets in, and shows them its headers', async () => {
      const origin = 'https://app.example.com';
      await serve({ http: { allowedOrigins: [origin] } }, (app) =>
        app.enableCors({ origin, exposedHeaders: ['X-Own'] }),
      );

      const preflight = await fetch(`${running.url}/mcp`, {
        method: 'OPTIONS',
        headers: {
          origin,
          'access-control-request-method': 'POST',
          'access-control-request-headers':
            'content-type,mcp-protocol-version,mcp-method,mcp-name,mcp-param-region',
        },
      });
      const call = await rpc(
        `${running.url}/mcp`,
        'modern',
        'tools/call',
        CALL,
        {
          origin,
        },
      );

      expect(preflight.status).toBe(204);
      expect(preflight.headers.get('access-control-allow-headers')).toContain(
        'mcp-param-region',
      );
      expect(call.status).toBe(200);
      expect(call.headers.get('access-control-allow-origin')).toBe(origin);
      const exposed = call.headers.get('access-control-expose-headers');
      expect(exposed).toMatch(/X-Own/i);
      expect(exposed).toMatch(/Mcp-Session-Id/i);
      expect(exposed).toMatch(/WWW-Authenticate/i);
    });

    it('takes large arguments and leaves the application its own limit', async () => {
      await serve();
      const text = 'x'.repeat(1_200_000);

      const call = await rpc(`${running.url}/mcp`, 'legacy', 'tools/call', {
        name: 'echo',
        arguments: { text },
      });
      const plain = await fetch(`${running.url}/plain`, {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify({ text }),
      });

      expect(call.body.result.structuredContent.input.text).toHaveLength(
        text.length,
      );
      expect(plain.status).toBe(413);
    });

    it('keeps to its own limit', async () => {
      await serve({ http: { maxBodySize: 1000 } });

      const { status, body } = await rpc(
        `${running.url}/mcp`,
        'legacy',
        'tools/call',
        { name: 'echo', arguments: { text: 'x'.repeat(2000) } },
      );

      expect(status).toBe(413);
      expect(body.error.code).toBe(-32000);
    });

    it('comes after the middleware of the application', async () => {
      const seen: string[] = [];
      @Module({ imports: [application()] })
      class WithMiddleware {
        configure(consumer: MiddlewareConsumer) {
          consumer
            .apply((_: unknown, __: unknown, next: () => void) => {
              seen.push('middleware');
              next();
            })
            .forRoutes('mcp');
        }
      }
      running = await start(WithMiddleware, platform, (app) =>
        app.setGlobalPrefix('api'),
      );

      expect(await statusAt('/api/mcp')).toBe(200);
      expect(seen).toEqual(['middleware']);
    });

    it('works without any body parser', async () => {
      const app = await NestFactory.create(
        application(),
        platform === 'express' ? new ExpressAdapter() : new FastifyAdapter(),
        { bodyParser: false, logger: false },
      );
      await app.listen(0, '127.0.0.1');
      const { port } = app.getHttpServer().address();
      running = { app, url: `http://127.0.0.1:${port}` };

      expect(await statusAt('/mcp')).toBe(200);
    });

    it('leaves other routes their body', async () => {
      await serve();

      const plain = await fetch(`${running.url}/plain`, {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify({ text: 'four' }),
      });

      expect(await plain.json()).toEqual({ length: 4 });
    });
  },
);

describe('with Express middleware', () => {
  it('works behind helmet and compression', async () => {
    const { app, url } = await start(application(), 'express', (nest) => {
      nest.use(helmet());
      nest.use(compression({ threshold: 0 }));
    });
    try {
      const call = await rpc(`${url}/mcp`, 'modern', 'tools/call', CALL);

      expect(call.body.result.structuredContent.input).toEqual({ a: 1 });
      expect(call.headers.get('content-encoding')).toBe('gzip');
      expect(call.headers.get('x-content-type-options')).toBe('nosniff');
    } finally {
      await app.close();
    }
  });

  it('warns of a route that takes its requests', async () => {
    @Controller()
    class CatchAll {
      @Post('*path')
      all() {
        return 'mine';
      }
    }
    @Module({
      imports: [McpModule.forRoot()],
      controllers: [CatchAll],
      providers: [EchoTools],
    })
    class AppModule {}
    const warnings: unknown[] = [];
    const quiet = () => undefined;
    const app = await NestFactory.create(AppModule, {
      logger: {
        log: quiet,
        error: quiet,
        warn: (message: unknown) => warnings.push(message),
      },
    });
    await app.init();
    await app.close();

    expect(warnings).toContainEqual(
      expect.stringMatching(/registered before \/mcp/),
    );
  });
});

describe('without HTTP', () => {
  it('serves an application context in memory', async () => {
    const app = await NestFactory.createApplicationContext(application(), {
      logger: false,
    });
    const client = await createTestClient(app);

    const { structuredContent } = await client.callTool(CALL);

    expect(structuredContent).toEqual({ input: { a: 1 }, principal: null });
    await client.close();
    await app.close();
  });
});
