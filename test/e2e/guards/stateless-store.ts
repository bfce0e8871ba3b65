import { createHmac, randomBytes } from 'node:crypto';

const KEY = randomBytes(32);

type Stored = (error: Error | null, state: unknown) => void;
/** With PKCE the verifier is handed over where the package's types have a boolean. */
// oxlint-disable-next-line typescript/no-explicit-any
type Verified = (error: Error | null, verifier: any, state: unknown) => void;

/** A state that carries the PKCE verifier itself, sealed as far as a test needs: nothing is kept between requests. */
export function stateFor(verifier: string): string {
  const seal = createHmac('sha256', KEY).update(verifier).digest('base64url');
  return `${verifier}.${seal}`;
}

/**
 * Where a strategy keeps state without a session; a real one would ask a
 * database, so it takes a moment. `passport-oauth2` goes by the number of
 * parameters, and its types know two ways of several.
 */
export class StatelessStore {
  store(request: unknown, stored: Stored): void;
  store(request: unknown, meta: unknown, stored: Stored): void;
  store(
    _request: unknown,
    verifier: unknown,
    _state?: unknown,
    _meta?: unknown,
    stored?: Stored,
  ): void {
    setImmediate(() => stored?.(null, stateFor(String(verifier))));
  }

  verify(request: unknown, state: string, verified: Verified): void;
  verify(
    request: unknown,
    state: string,
    meta: unknown,
    verified: Verified,
  ): void;
  verify(
    _request: unknown,
    state: string,
    _meta: unknown,
    verified?: Verified,
  ): void {
    const [verifier = ''] = state.split('.');
    const isOurs = state === stateFor(verifier);
    setImmediate(() =>
      isOurs
        ? verified?.(null, verifier, undefined)
        : verified?.(null, false, { message: 'Unknown state' }),
    );
  }
}
