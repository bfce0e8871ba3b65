import type { INestApplication, NestApplicationOptions } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import { FastifyAdapter } from '@nestjs/platform-fastify';
import type { NestExpressApplication } from '@nestjs/platform-express';

type Root = new () => object;

/**
 * Applications by the name the load process asks for. Each loads its own code
 * only: a bare server without the library is what the other is held against.
 */
const APPLICATIONS: Readonly<Record<string, () => Promise<Root>>> = {
  'bare-plain': async () => (await import('./bare.modules.js')).PlainBareModule,
  'bare-guarded': async () =>
    (await import('./bare.modules.js')).GuardedBareModule,
  'mcp-plain': async () => (await import('./mcp.modules.js')).PlainMcpModule,
  'mcp-guarded': async () =>
    (await import('./mcp.modules.js')).GuardedMcpModule,
  'mcp-templates-10': async () =>
    (await import('./template.modules.js')).templateModule(10),
  'mcp-templates-1000': async () =>
    (await import('./template.modules.js')).templateModule(1000),
};

const [name = '', adapter = 'express'] = process.argv.slice(2);
const load = APPLICATIONS[name];
if (!load) throw new Error(`There is no application called "${name}".`);

const app = await create(await load());
await app.listen(0, '127.0.0.1');

// The load process asks before and after each round how much CPU was used.
process.on('message', () => process.send?.({ cpu: process.cpuUsage() }));
process.on('disconnect', () => process.exit());
process.send?.({ url: await app.getUrl() });

async function create(root: Root): Promise<INestApplication> {
  const options: NestApplicationOptions = { logger: ['warn', 'error'] };
  if (adapter === 'fastify') {
    return NestFactory.create(root, new FastifyAdapter(), options);
  }
  const express = await NestFactory.create<NestExpressApplication>(
    root,
    options,
  );
  // MCP answers carry neither; without them the bare controller sends as little.
  express.disable('x-powered-by');
  express.disable('etag');
  return express;
}
