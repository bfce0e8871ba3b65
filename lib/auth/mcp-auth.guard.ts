import {
  type CanActivate,
  type ExecutionContext,
  Injectable,
} from '@nestjs/common';
import {
  type AuthorizationOptions,
  type McpContext,
  McpExecutionContext,
} from '../index.js';
import { isOpenEndpoint, ProtocolFault } from '../internal.js';
import { bearerToken } from './bearer-token.js';
import type { McpAuthOptions } from './mcp-auth-options.js';
import type { VerifiedToken } from './token-verifier.js';
import { VerifierUnavailableException } from './verifiers/verifier-unavailable.exception.js';

/**
 * Lets callers with a valid token in, before any other guard, and leaves what
 * it says in `request.auth`; with the claims in `request.user`, unless
 * something else is there already. Applies to each message of the protected
 * server, those before a session included. Components and endpoint methods
 * with `@Public()` can be used without a token.
 */
@Injectable()
export class McpAuthGuard implements CanActivate {
  /** By the headers: messages of a batch have requests of their own, which share them. */
  readonly #known = new WeakMap<object, Promise<VerifiedToken | undefined>>();
  /** What was left on a request by us, and not by the application. */
  readonly #users = new WeakMap<object, VerifiedToken['claims']>();
  #stdio: AuthorizationOptions['stdio'] = 'deny';

  /** @internal */
  constructor(private readonly options: McpAuthOptions) {}

  /** @internal Says what a caller over stdio may do. */
  useStdio(stdio: AuthorizationOptions['stdio'] = 'deny'): void {
    this.#stdio = stdio;
  }

  async canActivate(context: ExecutionContext): Promise<boolean> {
    const mcp = McpExecutionContext.create(context);
    const component = mcp.getComponent();
    const isPublic = component
      ? component.isPublic === true
      : isOpenEndpoint(context.getClass(), context.getHandler());
    const request: object = context.switchToHttp().getRequest();
    const token = this.#tokenOf(mcp.getContext(), request);
    if (token === undefined) {
      if (isPublic || this.#isTrusted(mcp.getContext(), request)) return true;
      throw new ProtocolFault('unauthenticated', 'An access token is needed.');
    }
    const { transport } = mcp.getContext();
    const verified =
      transport === 'stdio'
        ? await this.#verify(token)
        : await this.#verifyOnce(request, token);
    if (!verified) throw invalidToken();
    this.#leave(request, verified);
    const missing = this.#missing(verified);
    if (missing.length > 0 && !isPublic) throw insufficient(missing);
    return true;
  }

  #tokenOf({ transport }: McpContext, request: object): string | undefined {
    if (transport !== 'stdio') return bearerToken(request);
    return typeof this.#stdio === 'object'
      ? process.env[this.#stdio.token]
      : undefined;
  }

  /** Nobody else gets at the standard input of a process, or at a test client. */
  #isTrusted({ transport }: McpContext, request: object): boolean {
    const user: unknown = Reflect.get(request, 'user');
    const isNamed = isSomebody(user) && user !== this.#users.get(request);
    return transport === 'stdio'
      ? this.#stdio === 'trusted' || isNamed
      : transport === 'in-memory' && isNamed;
  }

  /** Messages of one request come with one token; so do the calls a handler makes. */
  #verifyOnce(
    request: object,
    token: string,
  ): Promise<VerifiedToken | undefined> {
    const key: object = Reflect.get(request, 'headers');
    const known = this.#known.get(key);
    if (known) return known;
    const verifying = this.#verify(token);
    this.#known.set(key, verifying);
    return verifying;
  }

  async #verify(token: string): Promise<VerifiedToken | undefined> {
    try {
      return await this.options.verifier.verify(token);
    } catch (error) {
      if (!(error instanceof VerifierUnavailableException)) throw error;
      throw new ProtocolFault('refused', error.message, undefined, 503);
    }
  }

  /**
   * What the caller is found by from here on. A connection has one request for
   * all its messages, and may have a new token: what the last one said is gone then.
   */
  #leave(request: object, verified: VerifiedToken): void {
    Reflect.set(request, 'auth', verified);
    const user: unknown = Reflect.get(request, 'user');
    if (!isSomebody(user) || user === this.#users.get(request)) {
      Reflect.set(request, 'user', verified.claims);
      this.#users.set(request, verified.claims);
    }
  }

  #missing({ scopes }: VerifiedToken): readonly string[] {
    const { requiredScopes = [] } = this.options;
    return requiredScopes.filter((scope) => !scopes.includes(scope));
  }
}

/** Optional authentication leaves nothing, null or false where it found nobody. */
function isSomebody(user: unknown): boolean {
  return user !== undefined && user !== null && user !== false;
}

function invalidToken(): ProtocolFault {
  return new ProtocolFault(
    'unauthenticated',
    'The access token is not valid for this server.',
    undefined,
    undefined,
    { error: 'invalid_token' },
  );
}

function insufficient(scopes: readonly string[]): ProtocolFault {
  return new ProtocolFault(
    'insufficient-scope',
    `The token lacks the scope ${scopes.join(' ')}.`,
    undefined,
    undefined,
    { error: 'insufficient_scope', scopes },
  );
}
