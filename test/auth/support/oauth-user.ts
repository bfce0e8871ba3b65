import type {
  OAuthClientProvider,
  OAuthDiscoveryState,
  StoredOAuthClientInformation,
  StoredOAuthTokens,
} from '@modelcontextprotocol/client';
import { Browser, type Landing } from './browser.js';

/** Where clients wait for codes; nothing listens there. */
const REDIRECT = 'http://127.0.0.1:1/callback';

/** How a client is known to the identity provider. */
export interface OAuthUserInit {
  /** Its client ID metadata document; it registers without one. */
  readonly metadataUrl?: string;
  /** Whether it asks for refresh tokens. Default: true. */
  readonly refreshes?: boolean;
}

/** What both SDKs' OAuth flows ask their application for: a user with a browser, and a store for tokens. */
export class OAuthUser implements OAuthClientProvider {
  readonly browser: Browser;
  readonly redirectUrl = REDIRECT;
  readonly clientMetadataUrl?: string;
  readonly clientMetadata;
  /** What the browser came back with last. */
  landing: Landing | undefined;
  client: StoredOAuthClientInformation | undefined;
  /** Each answer of the token endpoint; the last counts. */
  readonly granted: StoredOAuthTokens[] = [];
  #verifier = '';
  #discovered: OAuthDiscoveryState | undefined;

  constructor(
    readonly name: string,
    { metadataUrl, refreshes = true }: OAuthUserInit = {},
  ) {
    this.browser = new Browser(name);
    if (metadataUrl !== undefined) this.clientMetadataUrl = metadataUrl;
    this.clientMetadata = clientMetadata(refreshes);
  }

  clientInformation() {
    return this.client;
  }

  saveClientInformation(client: StoredOAuthClientInformation): void {
    this.client = client;
  }

  tokens() {
    return this.granted.at(-1);
  }

  saveTokens(tokens: StoredOAuthTokens): void {
    this.granted.push(tokens);
  }

  async redirectToAuthorization(url: URL): Promise<void> {
    this.landing = await this.browser.visit(url, REDIRECT);
  }

  saveCodeVerifier(verifier: string): void {
    this.#verifier = verifier;
  }

  codeVerifier(): string {
    return this.#verifier;
  }

  saveDiscoveryState(state: OAuthDiscoveryState): void {
    this.#discovered = state;
  }

  discoveryState() {
    return this.#discovered;
  }
}

/** What a client says of itself, registering or in its document. */
export function clientMetadata(refreshes = true) {
  return {
    client_name: 'Test client',
    application_type: 'native',
    redirect_uris: [REDIRECT],
    token_endpoint_auth_method: 'none',
    response_types: ['code'],
    grant_types: [
      'authorization_code',
      ...(refreshes ? ['refresh_token'] : []),
    ],
  };
}
