import type { CanActivate } from '@nestjs/common';
import type { AuthorizationOptions } from '../execution/authorization-options.js';
import type { ProtectedResource } from '../protocol/challenged-fault.js';

/** A JSON document at a fixed path of the HTTP server, outside any prefix and version. */
export interface ServerDocument {
  /** Such as `/.well-known/oauth-protected-resource/mcp`. */
  readonly path: string;
  /** Gives it; `undefined` when it cannot be had at the moment. Must not reject. */
  read(): object | undefined | Promise<object | undefined>;
}

/** What finds out who the callers of a server are, and tells clients how to get in. */
export abstract class ServerProtection implements ProtectedResource {
  /** Id of the server. */
  abstract readonly server: string;
  abstract readonly resourceMetadata: string;
  abstract readonly scopes: readonly string[];
  /**
   * Guards before all others, global ones included.
   *
   * @param authorization of the server they are for
   */
  abstract guards(authorization: AuthorizationOptions): readonly CanActivate[];
  /** What is served beside the endpoint. */
  abstract readonly documents: readonly ServerDocument[];
}

/**
 * Token of the protection of a server; a server whose application provides none
 * has none.
 *
 * @param id of the server
 */
export function serverProtectionToken(id: string): symbol {
  return Symbol.for(`${PROTECTION}${id}`);
}

/** The id of the server a token is for; `undefined` for any other token. */
export function protectedServer(token: unknown): string | undefined {
  const key = typeof token === 'symbol' ? Symbol.keyFor(token) : undefined;
  return key?.startsWith(PROTECTION) ? key.slice(PROTECTION.length) : undefined;
}

const PROTECTION = 'nest-fastmcp:protection:';
