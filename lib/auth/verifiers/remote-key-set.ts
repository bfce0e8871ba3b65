import type {
  CryptoKey,
  FlattenedJWSInput,
  JWTHeaderParameters,
  LocalJWKSet,
} from 'jose';
import type { EndpointClient } from './endpoint-client.js';
import { verifyingKeys } from './key-set-document.js';
import { loadJose } from './load-jose.js';
import { RareWarning } from './rare-warning.js';
import { VerifierUnavailableException } from './verifier-unavailable.exception.js';

/** Wait after the first failure while there are no keys at all, in milliseconds; doubled with each further one. */
const FIRST_RETRY_MS = 1_000;

/** How long keys are good for, in milliseconds. */
export interface KeySetTimes {
  /** Until they are fetched anew. */
  readonly cacheTtlMs: number;
  /** Least time between two fetches. */
  readonly cooldownMs: number;
  /** How long keys are still used while they cannot be fetched, counted from their last fetch. */
  readonly maxStaleMs: number;
}

/**
 * The keys at a URL, kept. Fetched anew when they are old, or when a token names
 * a key that is not among them, never twice at a time and never within the
 * cool-down: what clients send does not decide how often the issuer is asked.
 */
export class RemoteKeySet {
  readonly #warning = new RareWarning();
  #keys: LocalJWKSet | undefined;
  #loadedAt = -Infinity;
  #notBefore = -Infinity;
  #failure: Error | undefined;
  #failures = 0;
  #loading: Promise<void> | undefined;

  constructor(
    private readonly name: string,
    private readonly client: EndpointClient,
    private readonly times: KeySetTimes,
  ) {}

  /**
   * @throws jose's errors when no key fits, or several do
   * @throws VerifierUnavailableException when the fitting key could not be fetched
   */
  async find(
    header: JWTHeaderParameters,
    token: FlattenedJWSInput,
  ): Promise<CryptoKey> {
    const keys = this.#fresh() ?? (await this.#current());
    try {
      return await keys(header, token);
    } catch (error) {
      if (!isNoMatch(error)) throw error;
      await this.#load();
      // The key may be among those that could not be fetched.
      if (this.#failure) throw new VerifierUnavailableException(this.#failure);
      if (!this.#keys || this.#keys === keys) throw error;
      return this.#keys(header, token);
    }
  }

  #fresh(): LocalJWKSet | undefined {
    return this.#age() < this.times.cacheTtlMs ? this.#keys : undefined;
  }

  /** Also those that are old: the endpoint is asked for newer ones first. */
  #usable(): LocalJWKSet | undefined {
    const isUsable = this.#age() < this.times.maxStaleMs;
    return this.#fresh() ?? (isUsable ? this.#keys : undefined);
  }

  #age(): number {
    return performance.now() - this.#loadedAt;
  }

  async #current(): Promise<LocalJWKSet> {
    const loading = this.#load();
    // Nobody waits for an endpoint that is known to be away while there are keys.
    if (!this.#failure || !this.#usable()) await loading;
    const keys = this.#usable();
    if (keys) return keys;
    throw new VerifierUnavailableException(
      this.#failure ?? new Error(`${this.name} has not been fetched.`),
    );
  }

  /** Fetches unless it is too early for that; never rejects. */
  async #load(): Promise<void> {
    if (!this.#loading && performance.now() < this.#notBefore) return;
    this.#loading ??= this.#fetch().finally(() => {
      this.#loading = undefined;
    });
    await this.#loading;
  }

  async #fetch(): Promise<void> {
    try {
      const { createLocalJWKSet } = await loadJose();
      const document = await this.client.ask({
        method: 'GET',
        headers: { accept: 'application/json, application/jwk-set+json' },
      });
      this.#keys = createLocalJWKSet(verifyingKeys(document, this.name));
      this.#loadedAt = performance.now();
      this.#failure = undefined;
      this.#failures = 0;
      this.#notBefore = this.#loadedAt + this.times.cooldownMs;
    } catch (error) {
      this.#fail(error instanceof Error ? error : new Error('Unknown failure'));
    }
  }

  #fail(failure: Error): void {
    this.#failure = failure;
    const { cooldownMs } = this.times;
    const hasKeys = this.#usable() !== undefined;
    const backOffMs = FIRST_RETRY_MS * 2 ** Math.min(this.#failures, 20);
    this.#failures += 1;
    this.#notBefore =
      performance.now() +
      (hasKeys ? cooldownMs : Math.min(cooldownMs, backOffMs));
    this.#warning.tell(
      `The keys for access tokens cannot be fetched: ${failure.message} ${
        hasKeys
          ? 'Those from before are still used.'
          : 'No token can be verified until that works.'
      }`,
    );
  }
}

function isNoMatch(error: unknown): boolean {
  return (
    error instanceof Error &&
    'code' in error &&
    error.code === 'ERR_JWKS_NO_MATCHING_KEY'
  );
}
