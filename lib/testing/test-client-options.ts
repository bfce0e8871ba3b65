import type { McpEra } from '../index.js';

/** How a test client presents itself. */
export interface TestClientOptions {
  /** Which era it speaks: `legacy` shakes hands as 2025 clients do, `modern` speaks 2026-07-28. Default: `modern`. */
  readonly era?: McpEra;
  /** Sent with every request, such as `{ authorization: 'Bearer …' }`. */
  readonly headers?: Readonly<Record<string, string>>;
  /** Put on every request as `request.user`, as if a guard had authenticated it; a guard of the app's may still overwrite or refuse it. */
  readonly user?: unknown;
  /** Which server, where the application has several. Default: `default`. */
  readonly id?: string;
}
