import { createRequire } from 'node:module';
import { McpConfigurationException } from '../index.js';
import { isMissingModule } from '../internal.js';

/** The constructor of ioredis' connections. */
export type RedisConstructor = (typeof import('ioredis'))['Redis'];

/**
 * Loads ioredis, an optional peer: only applications that leave it to this
 * library to open connections need it from here.
 * @param load how a package is loaded
 * @throws McpConfigurationException `MCP_REDIS_PEER_MISSING`
 */
export function loadIoredis(
  load: NodeJS.Require | ((id: string) => never) = createRequire(
    import.meta.url,
  ),
): RedisConstructor {
  try {
    return load('ioredis').Redis;
  } catch (error) {
    if (!isMissingModule(error)) throw error;
    throw new McpConfigurationException([
      {
        code: 'MCP_REDIS_PEER_MISSING',
        where: 'nest-fastmcp/redis',
        message: 'Redis is used, and ioredis is not installed.',
        remedy: 'Run: npm install ioredis',
      },
    ]);
  }
}
