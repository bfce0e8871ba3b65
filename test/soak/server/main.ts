import './fast-intervals.js';
import 'reflect-metadata';
import { NestFactory } from '@nestjs/core';
import { McpModule } from 'nest-fastmcp';
import { settledMemory } from '../../fuzz/memory.js';
import { AppModule } from './app.module.js';
import { count } from './count.js';

const [ttlMs] = process.argv.slice(2);
const app = await NestFactory.create(AppModule.lasting(Number(ttlMs)), {
  logger: ['error', 'warn'],
});
await app.listen(0, '127.0.0.1');
const { hub } = app.get(McpModule, { strict: false }).server;

process.on('message', (question) => {
  if (question === 'census') {
    process.send?.(count(hub.listenerCount));
  } else if (question === 'memory') {
    void settledMemory().then((bytes) => process.send?.(bytes));
  }
});
// Who started it may end without a word.
process.on('disconnect', () => process.exit());

process.send?.(await app.getUrl());
