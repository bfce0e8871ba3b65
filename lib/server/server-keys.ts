import { Logger } from '@nestjs/common';
import { KeyRing } from '../sessions/key-ring.js';

const logger = new Logger('McpModule');

/**
 * What a server seals with: session ids, and what clients are given to hand back.
 *
 * @param keys the option; without it a random key, which is told to the log in production
 */
export function serverKeys(
  serverId: string,
  keys: readonly (string | Uint8Array)[] | undefined,
): KeyRing {
  const ring = KeyRing.from(keys);
  if (ring.random && process.env['NODE_ENV'] === 'production') {
    logger.warn(
      `MCP server "${serverId}" seals session ids and the state of calls with a random key: they are unknown to other replicas and after a restart. Give McpModule.forRoot({ keys }).`,
    );
  }
  return ring;
}
