import type { INestApplication, NestApplicationOptions } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import type { NestExpressApplication } from '@nestjs/platform-express';

/** Root module of an application. */
export type Root = new () => object;

const OPTIONS: NestApplicationOptions = { logger: ['warn', 'error'] };
/** As much as the library takes by default, in bytes. */
const MAX_BODY_SIZE = 4 * 1024 * 1024;

/**
 * Serves an application over HTTP.
 *
 * @param adapter `express` or `fastify`
 * @returns where it listens
 */
export async function serveNest(root: Root, adapter: string): Promise<string> {
  const app = await (adapter === 'fastify' ? onFastify(root) : onExpress(root));
  await app.listen(0, '127.0.0.1');
  return app.getUrl();
}

async function onExpress(root: Root): Promise<INestApplication> {
  const app = await NestFactory.create<NestExpressApplication>(root, OPTIONS);
  app.useBodyParser('json', { limit: MAX_BODY_SIZE });
  // MCP answers carry neither; without them the bare controller sends as little.
  app.disable('x-powered-by');
  app.disable('etag');
  return app;
}

async function onFastify(root: Root): Promise<INestApplication> {
  // Loaded for those who use it only: it would slow the others' start.
  const { FastifyAdapter } = await import('@nestjs/platform-fastify');
  const adapter = new FastifyAdapter({ bodyLimit: MAX_BODY_SIZE });
  return NestFactory.create(root, adapter, OPTIONS);
}
