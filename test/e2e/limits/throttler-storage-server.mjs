/**
 * An application whose limits are counted by the storage of
 * `@nestjs/throttler`, in a process of its own, because Jest cannot load that:
 * `node throttler-storage-server.mjs <express|fastify>`. Uses the built package,
 * and is plain JavaScript: decorators are called by hand. Tells its parent the
 * URL, and stops when the parent does.
 */
import 'reflect-metadata';
import { Injectable, Module } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import { ExpressAdapter } from '@nestjs/platform-express';
import { FastifyAdapter } from '@nestjs/platform-fastify';
import { ThrottlerModule, ThrottlerStorage } from '@nestjs/throttler';
import { McpModule, Tool } from 'nest-fastmcp';

const [platform] = process.argv.slice(2);

class Tools {
  count() {
    return 'counted';
  }
}
Injectable()(Tools);
Tool()(
  Tools.prototype,
  'count',
  Object.getOwnPropertyDescriptor(Tools.prototype, 'count'),
);

class AppModule {}
Module({
  imports: [
    ThrottlerModule.forRoot([{ ttl: 3_600_000, limit: 1 }]),
    McpModule.forRoot({
      limits: {
        rate: {
          limit: 3,
          ttlMs: 3_600_000,
          blockMs: 60_000,
          storage: ThrottlerStorage,
        },
      },
    }),
  ],
  providers: [Tools],
})(AppModule);

const app = await NestFactory.create(
  AppModule,
  platform === 'express' ? new ExpressAdapter() : new FastifyAdapter(),
  { logger: false },
);
await app.listen(0, '127.0.0.1');
const { port } = app.getHttpServer().address();
process.send(`http://127.0.0.1:${port}`);
process.once('disconnect', () => process.exit());
