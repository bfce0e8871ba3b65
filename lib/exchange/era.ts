/** Revisions up to 2025-11-25 shake hands (`legacy`); from 2026-07-28 each request stands alone (`modern`). */
export type McpEra = 'legacy' | 'modern';

/** The modern revisions served, newest first. */
export const MODERN_VERSIONS: readonly string[] = ['2026-07-28'];

/** The handshake revisions served, newest first. */
export const LEGACY_VERSIONS: readonly string[] = [
  '2025-11-25',
  '2025-06-18',
  '2025-03-26',
  '2024-11-05',
];

/** What a legacy request without an `MCP-Protocol-Version` header speaks (2025-06-18, Transports). */
export const DEFAULT_LEGACY_VERSION = '2025-03-26';
