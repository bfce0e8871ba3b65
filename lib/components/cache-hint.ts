/** How long and by whom an answer may be kept (2026-07-28, Caching). */
export interface CacheHint {
  /** How long it stays fresh, in milliseconds; `0` means ask again each time. */
  readonly ttlMs: number;
  /** Whether a shared cache may keep it (`public`) or only the client itself (`private`). */
  readonly scope: 'public' | 'private';
}
