import { Module, ValidationPipe } from '@nestjs/common';
import { APP_PIPE } from '@nestjs/core';
import { McpModule } from '../../../lib/index.js';
import { type Running, start } from '../support/platforms.js';
import { overHttp } from '../support/wire.js';
import { call, callWithText } from './bad-input.js';
import { outcomeOf } from './outcome.js';
import { Targets } from './targets.js';

@Module({
  imports: [McpModule.forRoot({ name: 'bad-input' })],
  providers: [
    Targets,
    {
      provide: APP_PIPE,
      useValue: new ValidationPipe({
        whitelist: true,
        forbidNonWhitelisted: true,
      }),
    },
  ],
})
class PipedModule {}

describe("a DTO the application's own ValidationPipe covers", () => {
  let running: Running;

  beforeAll(async () => {
    running = await start(PipedModule, 'express');
  });

  afterAll(() => running.app.close());

  it('is checked by that pipe', async () => {
    const { body } = await send(call('modern', 'measure', { values: ['one'] }));

    expect(outcomeOf(body)).toEqual({
      code: 'tool error',
      message:
        'each value in values must be a number conforming to the specified constraints',
    });
  });

  it('is kept from properties that are too many to read in time', async () => {
    const many = Object.fromEntries(
      Array.from({ length: 100_000 }, (_, at) => [`key${at}`, at]),
    );

    const { body } = await send(
      call('modern', 'measure', { values: [], many }),
    );

    expect(outcomeOf(body)).toEqual({
      code: 'tool error',
      message:
        'Invalid arguments for tool "measure":\nmany: has too many properties',
    });
  });

  it('is kept from a property that class-transformer takes for the class to create', async () => {
    const { body } = await send(
      callWithText('modern', 'measure', '{"values":[],"constructor":"Bob"}'),
    );

    expect(outcomeOf(body)).toEqual({
      code: 'tool error',
      message:
        'Invalid arguments for tool "measure":\nconstructor: is not an allowed property name',
    });
  });

  function send(request: Parameters<ReturnType<typeof overHttp>>[0]) {
    return overHttp(`${running.url}/mcp`)(request);
  }
});
