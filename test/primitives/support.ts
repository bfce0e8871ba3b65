import { Module, type ModuleMetadata } from '@nestjs/common';
import { Test } from '@nestjs/testing';
import { McpModule, type McpModuleOptions } from '../../lib/index.js';
import {
  createTestClient,
  type McpTestClient,
} from '../../lib/testing/index.js';
import { silentLogger } from '../support/silent-logger.js';

/** Both eras: what holds for components holds in each. */
export const ERAS = ['legacy', 'modern'] as const;

/** A client of an application with these providers. */
export async function clientOf(
  era: (typeof ERAS)[number],
  metadata: ModuleMetadata,
  options: McpModuleOptions = {},
): Promise<McpTestClient> {
  @Module({
    ...metadata,
    imports: [...(metadata.imports ?? []), McpModule.forRoot(options)],
  })
  class AppModule {}
  const module = await Test.createTestingModule({ imports: [AppModule] })
    .setLogger(silentLogger)
    .compile();
  return createTestClient(module, { era });
}

/** What a request was refused with. */
export async function refusalOf(
  request: Promise<unknown>,
): Promise<{ code: unknown; message: string; data: unknown }> {
  const error: unknown = await request.then(
    (result) => {
      throw new Error(`It was answered: ${JSON.stringify(result)}`);
    },
    (reason: unknown) => reason,
  );
  if (!(error instanceof Error)) throw new Error('Nothing was thrown.');
  return {
    code: Reflect.get(error, 'code'),
    message: error.message,
    data: Reflect.get(error, 'data'),
  };
}
