/**
 * An application with throttled tools in a process of its own, because Jest
 * cannot load `@nestjs/throttler`: `node throttled-server.mjs <express|fastify>
 * <level>`. Uses the built package, and is plain JavaScript: decorators are
 * called by hand. Tells its parent the URL, and stops when the parent does.
 */
import 'reflect-metadata';
import { Injectable, Module, UseGuards } from '@nestjs/common';
import { APP_GUARD, NestFactory } from '@nestjs/core';
import { ExpressAdapter } from '@nestjs/platform-express';
import { FastifyAdapter } from '@nestjs/platform-fastify';
import { ThrottlerGuard, ThrottlerModule } from '@nestjs/throttler';
import { McpModule, Tool } from 'nest-fastmcp';

const [platform, level] = process.argv.slice(2);

/** What Nest's chapter on rate limiting shows for users behind proxies. */
class CallerThrottler extends ThrottlerGuard {
  async getTracker(request) {
    return request.headers['x-api-key'] ?? 'nobody';
  }
}
Injectable()(CallerThrottler);

let runs = 0;

class Tools {
  open() {
    runs += 1;
    return String(runs);
  }

  other() {
    return 'other';
  }
}
Injectable()(Tools);
for (const name of ['open', 'other']) {
  const method = Object.getOwnPropertyDescriptor(Tools.prototype, name);
  Tool()(Tools.prototype, name, method);
  if (level === 'the method') {
    UseGuards(CallerThrottler)(Tools.prototype, name, method);
  }
}
if (level === 'the class') UseGuards(CallerThrottler)(Tools);

const isServerWide = level === 'the server';
const isGlobal = level === 'the application';
const isMounted = level === 'the mount';

class ToolsModule {}
Module({ providers: [Tools, CallerThrottler] })(ToolsModule);

class AppModule {}
Module({
  imports: [
    ThrottlerModule.forRoot([{ ttl: 600_000, limit: 3 }]),
    ToolsModule,
    McpModule.forRoot({
      guards: isServerWide ? [CallerThrottler] : [],
      mounts: isMounted
        ? [{ module: ToolsModule, guards: [CallerThrottler] }]
        : [],
    }),
  ],
  providers: [
    CallerThrottler,
    ...(isGlobal ? [{ provide: APP_GUARD, useClass: CallerThrottler }] : []),
  ],
})(AppModule);

const adapter =
  platform === 'fastify' ? new FastifyAdapter() : new ExpressAdapter();
const app = await NestFactory.create(AppModule, adapter, { logger: false });
if (level === 'the application, by useGlobalGuards()') {
  app.useGlobalGuards(app.get(CallerThrottler));
}
await app.listen(0, '127.0.0.1');
process.on('disconnect', () => process.exit());
process.send?.(`http://127.0.0.1:${app.getHttpServer().address().port}`);
