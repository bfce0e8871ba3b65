/** What an HTTP transport lets in. */
export interface HttpOptions {
  /** Largest request body, in bytes. Default: 4 MiB. */
  readonly maxBodySize?: number;
  /**
   * Host names served beside the loopback ones while the server is reached over
   * a loopback address, behind a proxy for example. Without port.
   */
  readonly allowedHosts?: readonly string[];
  /** Origins browsers may call from, exact (`https://app.example.com`), or `*` for any. */
  readonly allowedOrigins?: readonly string[];
}

/** Largest request body by default, in bytes: 4 MiB. */
export const DEFAULT_MAX_BODY_SIZE = 4 * 1024 * 1024;
