import type { TokenVerifier } from './token-verifier.js';

/** What protects a server: what it is called, who issues tokens for it, and how they are verified. */
export interface McpAuthOptions {
  /**
   * URL of the MCP endpoint as clients know it, through whatever proxy:
   * `https://api.example.com/mcp`. Tokens must be meant for it (RFC 8707). It is
   * never taken from a request.
   */
  readonly resource: string;
  /** Issuers clients may get tokens from (RFC 9728, 2); at least one. */
  readonly authorizationServers: readonly string[];
  /** Tells whether a token is valid. */
  readonly verifier: TokenVerifier;
  /** Scopes every token must have, whatever it is used for. Default: none. */
  readonly requiredScopes?: readonly string[];
  /** Scopes clients may ask for. Default: the required ones. */
  readonly scopesSupported?: readonly string[];
  /** Name of the resource for people. */
  readonly resourceName?: string;
  /** URL of a page for developers. */
  readonly resourceDocumentation?: string;
  /**
   * Serves the metadata of the first authorization server at this server's own
   * address, too, for clients of 2025-03-26, which look for it here. Default: false.
   */
  readonly mirrorMetadata?: boolean;
  /** Whether authorization servers at private addresses may be asked, for the mirror. Default: false. */
  readonly allowPrivateAddresses?: boolean;
}

/** What must be known before options are. */
export interface McpAuthExtras {
  /** Id of the server to protect, as given to `McpModule.forRoot({ id })`. Default: `default`. */
  readonly server?: string;
}

/** Makes options, for `forRootAsync({ useClass | useExisting })`. */
export interface McpAuthOptionsFactory {
  /** Called once, when the application starts. */
  createMcpAuthOptions(): McpAuthOptions | Promise<McpAuthOptions>;
}
