import { Logger } from '@nestjs/common';
import { EndpointClient } from './verifiers/endpoint-client.js';
import { endpointOf } from './verifiers/endpoint.js';
import { OptionProblems } from './verifiers/option-problems.js';

const logger = new Logger('McpAuth');

/** How long what was read is served, in milliseconds. */
const FRESH_MS = 300_000;

/** How long nothing is asked after a failure, in milliseconds: clients must not make us ask. */
const COOL_DOWN_MS = 10_000;

const TIMEOUT_MS = 5_000;

/**
 * The metadata of an authorization server (RFC 8414, 3), read from there and
 * served here: as it was last, while the server is away.
 */
export class AuthorizationServerMirror {
  readonly #clients: readonly EndpointClient[];
  readonly #issuer: string;
  #document: object | undefined;
  #reading: Promise<void> | undefined;
  #next = -Infinity;

  /** @throws McpConfigurationException when the issuer is no URL that may be asked */
  constructor(issuer: string, allowPrivateAddresses: boolean) {
    const problems = new OptionProblems('McpAuthModule');
    this.#issuer = issuer;
    this.#clients = problems.settle(
      locationsOf(issuer).map((url) => {
        const endpoint = endpointOf(
          url,
          'authorizationServers',
          allowPrivateAddresses,
          problems,
        );
        return problems.settle(
          endpoint && new EndpointClient(endpoint, TIMEOUT_MS),
        );
      }),
    );
  }

  /** The metadata; `undefined` until it could be read. Never rejects. */
  async read(): Promise<object | undefined> {
    if (this.#reading || performance.now() >= this.#next) {
      this.#reading ??= this.#refresh();
      await this.#reading;
    }
    return this.#document;
  }

  async #refresh(): Promise<void> {
    this.#next = performance.now() + COOL_DOWN_MS;
    for (const client of this.#clients) {
      try {
        const document = await client.ask({
          method: 'GET',
          headers: { accept: 'application/json' },
        });
        // Clients check it; what names another issuer is no answer (RFC 8414, 3.3).
        if (document['issuer'] !== this.#issuer) continue;
        this.#document = document;
        this.#next = performance.now() + FRESH_MS;
        this.#reading = undefined;
        return;
      } catch {
        // The next location may have it.
      }
    }
    this.#reading = undefined;
    logger.warn(
      `The metadata of the authorization server ${this.#issuer} cannot be read.`,
    );
  }
}

/** Where metadata lies: RFC 8414, 3.1, then OpenID Connect Discovery, 4. */
function locationsOf(issuer: string): readonly string[] {
  const { origin, pathname } = new URL(issuer);
  const path = pathname.replace(/\/$/, '');
  return [
    `${origin}/.well-known/oauth-authorization-server${path}`,
    `${origin}${path}/.well-known/openid-configuration`,
  ];
}
