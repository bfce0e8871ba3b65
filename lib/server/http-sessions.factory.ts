import type { NotificationHub } from '../notifications/notification-hub.js';
import type { KeyRing } from '../sessions/key-ring.js';
import type { SessionHooks } from '../sessions/session-hooks.js';
import { SessionRegistry } from '../sessions/session-registry.js';
import { DEFAULT_MAX_BODY_SIZE } from '../transports/http/http-options.js';
import { HttpSessions } from '../transports/http/http-sessions.js';
import { ReplicaAnswers } from '../transports/http/replica-answers.js';
import { SessionAsks } from '../transports/http/session-asks.js';
import type { McpServerOptions } from './mcp-server-options.js';

/** The sessions of a server over HTTP; none where the options say so. */
export function createSessions(
  serverId: string,
  ring: KeyRing,
  { http, store, bus }: McpServerOptions,
  hub: NotificationHub,
  hooks: SessionHooks,
): HttpSessions | undefined {
  const options = http?.sessions ?? {};
  if (options === false) return undefined;
  const { ttlMs, idleTtlMs } = options;
  const replicas =
    bus &&
    new ReplicaAnswers({
      serverId,
      bus,
      replica: hub.replica,
      maxSize: http?.maxBodySize ?? DEFAULT_MAX_BODY_SIZE,
    });
  return new HttpSessions({
    hub,
    hooks,
    options,
    asks: new SessionAsks(options, replicas),
    ...(store && { replicas: { serverId, store, bus } }),
    registry: new SessionRegistry({
      keys: ring,
      serverId,
      ...(ttlMs !== undefined && { ttlMs }),
      ...(idleTtlMs !== undefined && { idleTtlMs }),
      ...(store && { store }),
    }),
  });
}
