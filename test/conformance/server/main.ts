import { NestFactory } from '@nestjs/core';
import { ExpressAdapter } from '@nestjs/platform-express';
import { FastifyAdapter } from '@nestjs/platform-fastify';
import { AppModule } from './app.module.js';

/** Listens on `PORT` of loopback, on the HTTP platform `PLATFORM`, and tells the parent process when it does. */
const adapter =
  process.env.PLATFORM === 'fastify'
    ? new FastifyAdapter()
    : new ExpressAdapter();
const app = await NestFactory.create(AppModule, adapter, {
  logger: ['warn', 'error'],
});
app.enableShutdownHooks();
await app.listen(Number(process.env.PORT ?? 3000), '127.0.0.1');
process.on('disconnect', () => process.exit());
process.send?.({ url: `${await app.getUrl()}/mcp` });
