import { Injectable, Module } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import { describe, expect, it } from '@jest/globals';
import { McpFactory, McpModule, McpStdio, Tool } from '../../lib/index.js';

@Injectable()
class Tools {
  @Tool()
  echo() {}
}

@Module({ imports: [McpModule.forRoot({ name: '' })], providers: [Tools] })
class BrokenModule {}

@Module({ imports: [McpModule.forRoot({ id: 'one' })], providers: [Tools] })
class OtherModule {}

@Module({})
class UnservedModule {
  static closings = 0;

  onModuleDestroy() {
    UnservedModule.closings += 1;
  }
}

const contextOf = (module: new () => object) =>
  NestFactory.createApplicationContext(module, { logger: false });

describe('serving over stdio', () => {
  const { write } = process.stdout;

  // What is refused must leave standard output as it was, or the next one would be refused for it.
  afterEach(() => expect(process.stdout.write).toBe(write));

  it('needs an application with a server', async () => {
    const app = await contextOf(UnservedModule);

    await expect(McpStdio.serve(app)).rejects.toThrow(
      'there is no MCP server "default"; there is none. [MCP_SERVER_NOT_FOUND]',
    );
    await app.close();
  });

  it('needs the id of a server there is', async () => {
    const app = await contextOf(OtherModule);

    await expect(McpStdio.serve(app, { id: 'two' })).rejects.toThrow(
      'there is no MCP server "two"; there is "one".',
    );
    await app.close();
  });

  it('tells its caller what keeps the application from starting, when asked not to abort', async () => {
    await expect(
      McpFactory.runStdio(BrokenModule, { abortOnError: false, logger: false }),
    ).rejects.toThrow('MCP_INVALID_OPTION');
  });

  it('closes an application it cannot serve, when asked not to abort', async () => {
    const before = UnservedModule.closings;

    await expect(
      McpFactory.runStdio(UnservedModule, {
        abortOnError: false,
        logger: false,
      }),
    ).rejects.toThrow('MCP_SERVER_NOT_FOUND');
    expect(UnservedModule.closings).toBe(before + 1);
  });
});
