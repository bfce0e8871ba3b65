import { LEGACY_VERSIONS } from '../exchange/era.js';

const [NEWEST_LEGACY_VERSION] = LEGACY_VERSIONS;

/**
 * The revision a handshake ends in: the one the client asked for when it is
 * served, else the newest handshake revision (2025-11-25, Lifecycle).
 */
export function negotiateVersion(requested: string): string {
  return LEGACY_VERSIONS.includes(requested)
    ? requested
    : NEWEST_LEGACY_VERSION;
}
