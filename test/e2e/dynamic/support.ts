import {
  type LoggerService,
  Module,
  type ModuleMetadata,
} from '@nestjs/common';
import { Test, type TestingModule } from '@nestjs/testing';
import {
  McpModule,
  type McpModuleOptions,
  McpServerRef,
} from '../../../lib/index.js';
import {
  createTestClient,
  type McpTestClient,
  type TestClientOptions,
} from '../../../lib/testing/index.js';
import { silentLogger } from '../../support/silent-logger.js';

const LISTS = {
  tools: 'notifications/tools/list_changed',
  resources: 'notifications/resources/list_changed',
  prompts: 'notifications/prompts/list_changed',
} as const;

/** An application whose server changes while it runs. */
export interface DynamicApp {
  readonly module: TestingModule;
  readonly mcp: McpServerRef;
  /** A client with a session, so that it can be told of changes; closed with the application. */
  client(options?: TestClientOptions): Promise<McpTestClient>;
  /** Resolves when the client is told that a list changed. */
  told(client: McpTestClient, list: keyof typeof LISTS): Promise<void>;
  close(): Promise<void>;
}

/** Compiles an application with these parts; not initialised. */
export function compileDynamicApp(
  metadata: ModuleMetadata,
  options: McpModuleOptions = {},
  logger: LoggerService = silentLogger,
): Promise<TestingModule> {
  @Module({
    ...metadata,
    imports: [...(metadata.imports ?? []), McpModule.forRoot(options)],
  })
  class AppModule {}
  return Test.createTestingModule({ imports: [AppModule] })
    .setLogger(logger)
    .compile();
}

/** Starts an application with these parts. */
export async function openDynamicApp(
  metadata: ModuleMetadata,
  options: McpModuleOptions = {},
  logger?: LoggerService,
): Promise<DynamicApp> {
  const module = await compileDynamicApp(metadata, options, logger);
  await module.init();
  const clients: McpTestClient[] = [];
  return {
    module,
    mcp: module.get(McpServerRef, { strict: false }),
    client: async (init = {}) => {
      const client = await createTestClient(module, { era: 'legacy', ...init });
      clients.push(client);
      return client;
    },
    told: (client, list) =>
      new Promise((resolve) =>
        client.setNotificationHandler(LISTS[list], () => resolve()),
      ),
    close: async () => {
      await Promise.all(clients.map((client) => client.close()));
      await module.close();
    },
  };
}
