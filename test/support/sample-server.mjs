/**
 * Serves a built sample in a process of its own: `node sample-server.mjs
 * <folder> <express|fastify> [prefix]`, for samples whose packages Jest cannot
 * load. Tells its parent the URL, and stops when the parent does.
 */
import 'reflect-metadata';
import { NestFactory } from '@nestjs/core';
import { ExpressAdapter } from '@nestjs/platform-express';
import { FastifyAdapter } from '@nestjs/platform-fastify';

const [folder, platform, prefix] = process.argv.slice(2);
const { AppModule } = await import(
  new URL(`../../build/sample/${folder}/app.module.js`, import.meta.url).href
);
const adapter =
  platform === 'fastify' ? new FastifyAdapter() : new ExpressAdapter();
const app = await NestFactory.create(AppModule, adapter, { logger: false });
if (prefix) app.setGlobalPrefix(prefix);
await app.listen(0, '127.0.0.1');
process.on('disconnect', () => process.exit());
process.send?.(`http://127.0.0.1:${app.getHttpServer().address().port}`);
