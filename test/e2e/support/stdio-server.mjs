/**
 * A stdio server for tests of its process: `node stdio-server.mjs <mode> [graceMs]`. Uses
 * the built package, and is plain JavaScript, so that nothing has to compile it:
 * decorators are called by hand.
 *
 * Modes: `run` (McpFactory.runStdio), `serve` (McpStdio.serve), `again` (the
 * same, closed and served once more after the first message), `often` (served
 * and closed twelve times before), `broken` (an
 * option that cannot be meant), `unserved` (no McpModule), `stuck` (a shutdown
 * hook that never ends), `lazy` (a module that writes while it is loaded).
 */
import 'reflect-metadata';
import { writeSync } from 'node:fs';
import { setTimeout as sleep } from 'node:timers/promises';
import { Injectable, Module } from '@nestjs/common';
import { APP_GUARD, NestFactory } from '@nestjs/core';
import { ThrottlerGuard, ThrottlerModule } from '@nestjs/throttler';
import { Ctx, McpFactory, McpModule, McpStdio, Tool } from 'nest-fastmcp';

const [mode = 'run', grace] = process.argv.slice(2);
const options = grace === undefined ? {} : { graceMs: Number(grace) };

/** Where the test reads what happened, also when nobody reads standard error any more. */
function note(what) {
  try {
    writeSync(3, `${what}\n`);
  } catch {
    // The test did not ask for notes.
  }
}

/** Where an application is made before it is served, it must not write. */
function greet(what) {
  if (mode === 'run') process.stdout.write(`${what}\n`);
}

let asked = false;

class Tools {
  constructor() {
    greet('constructed');
  }

  onModuleInit() {
    greet('initialised');
  }

  beforeApplicationShutdown() {
    console.log('closing');
  }

  async onApplicationShutdown() {
    console.log('closed');
    note('closed');
    if (mode === 'stuck') await new Promise(() => setInterval(() => {}, 1_000));
  }

  say() {
    asked = true;
    console.log('{"jsonrpc":"2.0","id":1,"result":{"forged":true}}');
    console.info('told');
    console.error('complained');
    process.stdout.write(Buffer.from('written\n'), () => note('written'));
    return 'said';
  }

  async report(ctx) {
    for (const step of [1, 2, 3]) {
      ctx.progress(step, 3);
      // Clients drop the progress of a call whose result they have read with it.
      await sleep(50);
    }
    return 'reported';
  }

  async wait(ctx) {
    await sleep(60_000, undefined, { signal: ctx.signal }).catch(() => {});
    console.log('aborted');
    note('aborted');
    return 'waited';
  }

  log(ctx) {
    for (const level of ['debug', 'info', 'error']) ctx.log[level]('news');
  }

  async linger() {
    await sleep(300);
    return 'lingered';
  }

  hang() {
    return new Promise(() => setInterval(() => {}, 1_000));
  }

  size({ text }) {
    return String(text.length);
  }

  repeat({ text }) {
    return text;
  }
}
Injectable()(Tools);
for (const name of ['say', 'report', 'wait', 'log', 'linger', 'hang'])
  tool(name);
for (const name of ['report', 'wait', 'log']) Ctx()(Tools.prototype, name, 0);
const input = { type: 'object', properties: { text: { type: 'string' } } };
for (const name of ['size', 'repeat']) tool(name, { input });

function tool(name, settings = {}) {
  const method = Object.getOwnPropertyDescriptor(Tools.prototype, name);
  Tool(settings)(Tools.prototype, name, method);
}

class AppModule {}
Module({
  imports: [
    ...(mode === 'unserved'
      ? []
      : [McpModule.forRoot(mode === 'broken' ? { name: '' } : {})]),
    ThrottlerModule.forRoot([{ ttl: 60_000, limit: 50 }]),
  ],
  providers: [Tools, { provide: APP_GUARD, useClass: ThrottlerGuard }],
})(AppModule);

if (['serve', 'again', 'often'].includes(mode)) {
  const app = await NestFactory.createApplicationContext(AppModule, {
    logger: false,
  });
  for (let time = 0; mode === 'often' && time < 12; time += 1) {
    await McpStdio.serve(app, options).then((handle) => handle.close());
  }
  const first = await McpStdio.serve(app, options);
  await McpStdio.serve(app).catch(({ message }) => console.error(message));
  if (mode === 'again') {
    while (!asked) await sleep(5);
    await first.close();
    note('given back');
    console.log('"free"');
    await McpStdio.serve(app, options).then(({ closed }) => closed);
  }
  await first.closed;
  await app.close();
} else {
  const load = async () => {
    console.log('loaded');
    return AppModule;
  };
  const module = mode === 'lazy' ? sleep(1).then(load) : AppModule;
  await McpFactory.runStdio(module, options);
  note('running');
}
