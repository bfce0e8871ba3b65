import { Module, type ModuleMetadata } from '@nestjs/common';
import { Test, type TestingModule } from '@nestjs/testing';
import {
  type CatalogEntry,
  McpModule,
  type McpModuleOptions,
} from '../../lib/index.js';
import { findServer } from '../../lib/internal.js';
import {
  createTestClient,
  type McpTestClient,
  type TestClientOptions,
} from '../../lib/testing/index.js';
import { silentLogger } from '../support/silent-logger.js';

/** The entries of the catalog of an application with these providers. */
export async function entriesOf(
  metadata: ModuleMetadata,
  options: McpModuleOptions = {},
): Promise<readonly CatalogEntry[]> {
  const server = await findServer(await compile(metadata, options), 'default');
  return server.catalog.snapshot.entries;
}

/** A client of such an application that can be somebody, or be asked. */
export async function talkTo(
  metadata: ModuleMetadata,
  options: McpModuleOptions,
  client: TestClientOptions,
): Promise<McpTestClient> {
  return createTestClient(await compile(metadata, options), client);
}

function compile(
  metadata: ModuleMetadata,
  options: McpModuleOptions,
): Promise<TestingModule> {
  @Module({
    ...metadata,
    imports: [...(metadata.imports ?? []), McpModule.forRoot(options)],
  })
  class AppModule {}
  return Test.createTestingModule({ imports: [AppModule] })
    .setLogger(silentLogger)
    .compile();
}
