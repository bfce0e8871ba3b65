import { Module, type ModuleMetadata } from '@nestjs/common';
import { Test } from '@nestjs/testing';
import {
  McpConfigurationException,
  McpModule,
  type McpModuleOptions,
} from '../../lib/index.js';
import {
  createTestClient,
  type McpTestClient,
} from '../../lib/testing/index.js';
import { silentLogger } from '../support/silent-logger.js';

/** A client of an application with these providers and controllers. */
export async function clientOf(
  metadata: ModuleMetadata,
  options: McpModuleOptions = {},
): Promise<McpTestClient> {
  return createTestClient(await compile(metadata, options));
}

/** The problems an application with these providers and controllers does not start for. */
export async function problemsOf(
  metadata: ModuleMetadata,
  options: McpModuleOptions = {},
): Promise<McpConfigurationException> {
  const module = await compile(metadata, options);
  const started: unknown = await module.init().then(
    () => undefined,
    (error: unknown) => error,
  );
  await module.close().catch(() => undefined);
  if (started instanceof McpConfigurationException) return started;
  throw new Error('The application started.', { cause: started });
}

function compile(metadata: ModuleMetadata, options: McpModuleOptions) {
  @Module({
    ...metadata,
    imports: [...(metadata.imports ?? []), McpModule.forRoot(options)],
  })
  class AppModule {}
  return Test.createTestingModule({ imports: [AppModule] })
    .setLogger(silentLogger)
    .compile();
}

/** The input schema of a tool, as clients see it. */
export async function inputSchemaOf(
  client: McpTestClient,
  name: string,
): Promise<unknown> {
  const { tools } = await client.listTools();
  return tools.find((tool) => tool.name === name)?.inputSchema;
}
