import { MODERN_VERSIONS } from '../../exchange/era.js';
import { cacheHints } from '../cache-hints.js';
import { capabilitiesOf } from '../capabilities.js';
import type { McpMethod } from './mcp-method.js';

/** `server/discover`: what a modern client may ask first (2026-07-28, Discovery). */
export const serverDiscover: McpMethod = (exchange, { profile, executor }) =>
  executor.runEndpoint('discover', exchange, () => ({
    supportedVersions: MODERN_VERSIONS,
    capabilities: capabilitiesOf(profile, exchange),
    ...(profile.instructions && { instructions: profile.instructions }),
    ...cacheHints(profile.lists),
  }));
