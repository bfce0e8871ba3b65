/** What an HTTP transport lets in. */
export interface HttpOptions {
  /** Largest request body, in bytes. Default: 4 MiB. */
  readonly maxBodySize?: number;
  /**
   * Names of this server, without port. Needed beside the loopback ones while it
   * is reached over a loopback address, behind a proxy for example; and for web
   * pages of its own, at any address: those need no `allowedOrigins`.
   */
  readonly allowedHosts?: readonly string[];
  /** Origins browsers may call from, exact (`https://app.example.com`), or `*` for any. */
  readonly allowedOrigins?: readonly string[];
}

/** Largest request body by default, in bytes: 4 MiB. */
export const DEFAULT_MAX_BODY_SIZE = 4 * 1024 * 1024;
