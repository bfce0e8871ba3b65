import { Logger } from '@nestjs/common';
import type { NotificationHub } from '../notifications/notification-hub.js';
import { KeyRing } from '../sessions/key-ring.js';
import type { SessionHooks } from '../sessions/session-hooks.js';
import { SessionRegistry } from '../sessions/session-registry.js';
import { HttpSessions } from '../transports/http/http-sessions.js';
import type { McpServerOptions } from './mcp-server-options.js';

const logger = new Logger('McpModule');

/** The sessions of a server over HTTP; none where the options say so. */
export function createSessions(
  serverId: string,
  { http, keys, store }: McpServerOptions,
  hub: NotificationHub,
  hooks: SessionHooks,
): HttpSessions | undefined {
  const options = http?.sessions ?? {};
  if (options === false) return undefined;
  const { ttlMs, idleTtlMs } = options;
  const ring = KeyRing.from(keys);
  if (ring.random && process.env['NODE_ENV'] === 'production') {
    logger.warn(
      `MCP server "${serverId}" seals session ids with a random key: they are unknown to other replicas and after a restart. Give McpModule.forRoot({ keys }), or { http: { sessions: false } }.`,
    );
  }
  return new HttpSessions({
    hub,
    hooks,
    options,
    registry: new SessionRegistry({
      keys: ring,
      serverId,
      ...(ttlMs !== undefined && { ttlMs }),
      ...(idleTtlMs !== undefined && { idleTtlMs }),
      ...(store && { store }),
    }),
  });
}
