import 'reflect-metadata';
import { NestFactory } from '@nestjs/core';
import { McpModule } from 'nest-fastmcp';
import { Campaign } from './campaign.js';
import { HttpSender } from './drive/http-sender.js';
import { WatchfulLogger } from './drive/watchful-logger.js';
import { readOptions } from './fuzz-options.js';
import { createPools } from './generate/pools.js';
import { settledMemory } from './memory.js';
import { description, summary } from './report.js';
import { AppModule } from './server/app.module.js';
import { Tally } from './tally.js';

/** Requests after which caches are full and functions compiled; shorter runs warm up less. */
const WARM_UP = 50_000;
/** A run of fewer cannot tell a leak from warming up. */
const MEASURABLE = 20_000;
/** How much memory may come on top of that, in bytes. */
const MARGIN = 2 * 1024 * 1024;
/** How long an answer may take, in milliseconds. */
const PATIENCE = 30_000;

const options = readOptions(process.argv.slice(2));
const tally = new Tally();
process.on('unhandledRejection', (reason) =>
  tally.disturb(`A rejection nobody handled: ${String(reason)}`),
);
process.on('uncaughtException', (error) =>
  tally.disturb(`An exception nobody caught: ${error.stack}`),
);

const logger = new WatchfulLogger();
const app = await NestFactory.create(AppModule, { logger });
await app.listen(0, '127.0.0.1');
// A connection the server closes for idleness while we use it would look like a failure.
app.getHttpServer().keepAliveTimeout = 10 * 60_000;
const campaign = new Campaign({
  transport: app.get(McpModule, { strict: false }).server.http,
  sender: new HttpSender(`${await app.getUrl()}/mcp`),
  pools: createPools(options.seed),
  options,
  tally,
});

const started = performance.now();
setInterval(() => {
  tally.findOverdue(PATIENCE);
  if (tally.hasEnough) finish(undefined);
}, 1000).unref();
const memory = await sendAll();
for (const problem of logger.problems) tally.disturb(`Logged: ${problem}`);
const inherited = Object.keys(Object.prototype);
if (inherited.length > 0) {
  tally.disturb(`Every object has got ${inherited.join()}.`);
}
finish(memory);

/** @returns bytes in use after warming up and at the end; nothing for a run too short to tell */
async function sendAll(): Promise<readonly [number, number] | undefined> {
  const { first, requests } = options;
  const end = first + requests;
  if (requests < MEASURABLE) {
    await campaign.send(first, end);
    return undefined;
  }
  const warm = first + Math.min(WARM_UP, Math.floor(requests / 2));
  await campaign.send(first, warm);
  const before = await settledMemory();
  await campaign.send(warm, end);
  const after = await settledMemory();
  if (after > before + MARGIN) tally.disturb('The memory in use has grown.');
  return [before, after];
}

/** Reports, and ends the process: what hangs would keep it alive. */
function finish(memory: readonly [number, number] | undefined): never {
  for (const failure of tally.failures) {
    console.error(description(failure, options));
  }
  const seconds = (performance.now() - started) / 1000;
  console.log(summary({ options, tally, seconds, memory }));
  process.exit(tally.failures.length === 0 ? 0 : 1);
}
