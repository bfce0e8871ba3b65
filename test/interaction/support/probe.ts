import { Injectable, Module, type ModuleMetadata } from '@nestjs/common';
import { Test, type TestingModule } from '@nestjs/testing';
import {
  Ctx,
  type McpContext,
  McpModule,
  type McpModuleOptions,
  Tool,
} from '../../../lib/index.js';
import {
  createTestClient,
  type McpTestClient,
  type TestClientOptions,
} from '../../../lib/testing/index.js';
import { silentLogger } from '../../support/silent-logger.js';

type Work = (ctx: McpContext) => unknown;

/** Runs what a test hands it, as a tool. */
@Injectable()
export class Probe {
  work: Work = () => undefined;

  @Tool()
  probe(@Ctx() ctx: McpContext) {
    return this.work(ctx);
  }
}

/** An application with a tool that does what a test wants, and clients of it. */
export class Probed {
  readonly #clients: McpTestClient[] = [];

  private constructor(readonly module: TestingModule) {}

  static async open(
    metadata: ModuleMetadata = {},
    options: McpModuleOptions = {},
  ): Promise<Probed> {
    @Module({
      ...metadata,
      imports: [McpModule.forRoot(options)],
      providers: [...(metadata.providers ?? []), Probe],
    })
    class AppModule {}
    const module = await Test.createTestingModule({ imports: [AppModule] })
      .setLogger(silentLogger)
      .compile();
    return new Probed(module);
  }

  async client(options: TestClientOptions = {}): Promise<McpTestClient> {
    const client = await createTestClient(this.module, options);
    this.#clients.push(client);
    return client;
  }

  /** Runs something in a tool that a client calls, and gives what it returns or throws. */
  async run<T>(
    client: Pick<McpTestClient, 'callTool'>,
    work: (ctx: McpContext) => T | Promise<T>,
  ): Promise<T> {
    let outcome: Promise<T> | undefined;
    this.module.get(Probe).work = async (ctx) => {
      outcome = Promise.resolve(ctx).then(work);
      await outcome.catch(() => undefined);
    };
    await client.callTool({ name: 'probe' });
    if (!outcome) throw new Error('The tool was not called.');
    return outcome;
  }

  async close(): Promise<void> {
    for (const client of this.#clients) await client.close();
    await this.module.close();
  }
}
