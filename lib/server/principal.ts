import { createHash } from 'node:crypto';
import type { McpExchange } from '../exchange/mcp-exchange.js';

/**
 * Names the caller of an exchange from what guards and middleware left on the
 * request: issuer and subject of `request.auth` or `request.user`; without a
 * subject what there is of issuer, client id and a user id; or else a hash of the
 * credential sent. Callers without any are anonymous: `undefined`.
 */
export function defaultPrincipal(exchange: McpExchange): string | undefined {
  const request = requestOf(exchange);
  if (!request) return undefined;
  const name = nameOn(request);
  if (name !== undefined) return name;
  const credential = textOf(Reflect.get(request, 'headers'), 'authorization');
  return credential === undefined
    ? undefined
    : `credential:${digest(credential)}`;
}

/**
 * The same without the hash: a credential nobody looked at may be anything, and
 * who makes up a new one for each request must not have a new name each time.
 */
export function vouchedPrincipal(exchange: McpExchange): string | undefined {
  const request = requestOf(exchange);
  return request && nameOn(request);
}

function requestOf({ channel }: McpExchange): object | undefined {
  return (channel.http ?? channel.standIn)?.request;
}

/** The name guards and middleware put on a request. */
function nameOn(request: object): string | undefined {
  const user: unknown = Reflect.get(request, 'user');
  const auth: unknown = Reflect.get(request, 'auth');
  const verified = textOf(auth, 'subject');
  if (verified !== undefined) {
    return `sub:${JSON.stringify([textOf(auth, 'issuer'), verified])}`;
  }
  const subject = textOf(user, 'sub');
  if (subject !== undefined) {
    return `sub:${JSON.stringify([textOf(user, 'iss'), subject])}`;
  }
  const client =
    textOf(auth, 'clientId') ??
    textOf(user, 'client_id') ??
    textOf(user, 'clientId');
  const id = textOf(user, 'id') ?? textOf(user, 'userId');
  const issuer = textOf(auth, 'issuer') ?? textOf(user, 'iss');
  // Issuers name clients, and users, each for themselves.
  if (client !== undefined && issuer !== undefined) {
    return `issued:${JSON.stringify([issuer, client, ...(id ? [id] : [])])}`;
  }
  // Users share the clients they come through: one without the other names too many.
  if (client !== undefined && id !== undefined) {
    return `client:${JSON.stringify([client, id])}`;
  }
  if (client !== undefined) return `client:${client}`;
  return id === undefined ? undefined : `user:${id}`;
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
