import { createRequire } from 'node:module';
import { McpConfigurationException } from '../../index.js';
import { isMissingModule } from '../../internal.js';

/** What jose exports. */
export type Jose = typeof import('jose');

/**
 * Makes sure that jose, an optional peer, is installed: only applications that
 * verify or sign JWTs here need it.
 *
 * @param where the class that needs it
 * @param resolve how a package is found
 * @throws McpConfigurationException `MCP_AUTH_PEER_MISSING`
 */
export function requireJose(
  where: string,
  resolve: (id: string) => unknown = createRequire(import.meta.url).resolve,
): void {
  try {
    resolve('jose');
  } catch (error) {
    if (!isMissingModule(error)) throw error;
    throw new McpConfigurationException([
      {
        code: 'MCP_AUTH_PEER_MISSING',
        where,
        message:
          'JWTs are to be verified or signed, and jose is not installed.',
        remedy: 'Run: npm install jose',
      },
    ]);
  }
}

/** Loads jose. Not at the top of a file: other verifiers do without it. */
export function loadJose(): Promise<Jose> {
  return import('jose');
}
