import type { DynamicModule, INestApplication, Type } from '@nestjs/common';
import { ExpressAdapter } from '@nestjs/platform-express';
import { FastifyAdapter } from '@nestjs/platform-fastify';
import { Test, type TestingModule } from '@nestjs/testing';

/** The HTTP platforms everything must work on. */
export const PLATFORMS = ['express', 'fastify'] as const;

export type Platform = (typeof PLATFORMS)[number];

/** A running application and where it answers. */
export interface Running {
  readonly app: INestApplication;
  readonly url: string;
}

/** Starts an application on a free port of loopback. */
export async function start(
  source: Type | DynamicModule | TestingModule,
  platform: Platform,
  configure: (app: INestApplication) => void = () => undefined,
): Promise<Running> {
  const module =
    'createNestApplication' in source
      ? source
      : await Test.createTestingModule({ imports: [source] }).compile();
  const adapter =
    platform === 'express' ? new ExpressAdapter() : new FastifyAdapter();
  const app = module.createNestApplication(adapter, { logger: false });
  configure(app);
  await app.listen(0, '127.0.0.1');
  const { port } = app.getHttpServer().address();
  return { app, url: `http://127.0.0.1:${port}` };
}
