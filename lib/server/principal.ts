import { createHash } from 'node:crypto';
import type { McpExchange } from '../exchange/mcp-exchange.js';

/**
 * Names the caller of an exchange from what guards and middleware left on the
 * request: issuer and subject of `request.user`, the client id of
 * `request.auth` and a user id, either, or else a hash of the credential sent. Callers
 * without any are anonymous: `undefined`.
 */
export function defaultPrincipal(exchange: McpExchange): string | undefined {
  const { http, standIn } = exchange.channel;
  const request = (http ?? standIn)?.request;
  if (!request) return undefined;
  const user: unknown = Reflect.get(request, 'user');
  const auth: unknown = Reflect.get(request, 'auth');
  const subject = textOf(user, 'sub');
  if (subject !== undefined) {
    return `sub:${JSON.stringify([textOf(user, 'iss'), subject])}`;
  }
  const client =
    textOf(auth, 'clientId') ??
    textOf(user, 'client_id') ??
    textOf(user, 'clientId');
  const id = textOf(user, 'id') ?? textOf(user, 'userId');
  // Users share the clients they come through: one without the other names too many.
  if (client !== undefined && id !== undefined) {
    return `client:${JSON.stringify([client, id])}`;
  }
  if (client !== undefined) return `client:${client}`;
  if (id !== undefined) return `user:${id}`;
  const credential = textOf(Reflect.get(request, 'headers'), 'authorization');
  return credential === undefined
    ? undefined
    : `credential:${digest(credential)}`;
}

function textOf(holder: unknown, key: string): string | undefined {
  if (typeof holder !== 'object' || holder === null) return undefined;
  const value: unknown = Reflect.get(holder, key);
  if (typeof value === 'number' || typeof value === 'bigint') {
    return String(value);
  }
  return typeof value === 'string' && value !== '' ? value : undefined;
}

function digest(credential: string): string {
  return createHash('sha256').update(credential).digest('base64url');
}
