import { inspect } from 'node:util';
import type { CallerAuth } from '../components/caller-context.js';
import { isObject, isPlainObject } from '../schema/is-object.js';

type Claims = Readonly<Record<string, unknown>>;

const NOTHING: Claims = Object.freeze({});

/**
 * What guards and middleware left of the caller on a request, read each time:
 * `request.auth`, as `McpAuthGuard` and the SDK's middleware leave it, and
 * `request.user`, as Passport leaves the payload of a token. The token is told
 * to who asks for it, and is in no log and no JSON.
 */
export class RequestAuth implements CallerAuth {
  readonly #request: object | undefined;

  /** @param request the HTTP request or its stand-in; none where there is neither */
  constructor(request: object | undefined) {
    this.#request = request;
  }

  get user(): unknown {
    return this.#request && Reflect.get(this.#request, 'user');
  }

  get token(): string | undefined {
    return textOf(this.#auth['token']);
  }

  get clientId(): string | undefined {
    const { clientId } = this.#auth;
    const { client_id, azp } = this.claims;
    return textOf(clientId) ?? textOf(client_id) ?? textOf(azp);
  }

  get subject(): string | undefined {
    return textOf(this.#auth['subject']) ?? textOf(this.claims['sub']);
  }

  get scopes(): readonly string[] {
    const { scopes } = this.#auth;
    const { scope, scp } = this.claims;
    return listOf(scopes) ?? listOf(scope) ?? listOf(scp) ?? [];
  }

  get claims(): Claims {
    const auth = this.#auth;
    if (isPlainObject(auth['claims'])) return auth['claims'];
    const { user } = this;
    if (isPlainObject(user)) return user;
    // What the middleware of `express-jwt` leaves is the payload itself.
    const isPayload = auth['token'] === undefined && isPlainObject(auth);
    return isPayload ? auth : NOTHING;
  }

  get expiresAt(): number | undefined {
    const { expiresAt } = this.#auth;
    const { exp } = this.claims;
    return [expiresAt, exp].find((time) => typeof time === 'number');
  }

  /** What may be written down: everything but the token. */
  toJSON(): Omit<CallerAuth, 'token'> {
    const { clientId, subject, scopes, claims, expiresAt, user } = this;
    return { clientId, subject, scopes, claims, expiresAt, user };
  }

  [inspect.custom](): Omit<CallerAuth, 'token'> {
    return this.toJSON();
  }

  get #auth(): Claims {
    const auth: unknown = this.#request && Reflect.get(this.#request, 'auth');
    return isObject(auth) ? auth : NOTHING;
  }
}

/** Whether anybody found out who the caller is. */
export function isKnown(auth: CallerAuth): boolean {
  return (
    auth.token !== undefined ||
    auth.clientId !== undefined ||
    auth.subject !== undefined ||
    (auth.user !== undefined && auth.user !== null && auth.user !== false)
  );
}

function textOf(value: unknown): string | undefined {
  if (typeof value === 'number') return String(value);
  return typeof value === 'string' && value !== '' ? value : undefined;
}

/** A list of texts, or a text that lists them with spaces between (RFC 6749, 3.3). */
function listOf(value: unknown): readonly string[] | undefined {
  if (typeof value === 'string') return value.split(' ').filter(Boolean);
  if (!Array.isArray(value)) return undefined;
  return value.filter((item) => typeof item === 'string');
}
