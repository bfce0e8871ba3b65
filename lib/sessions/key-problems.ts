import type { ConfigurationProblem } from '../errors/configuration-problem.js';

/** A secret that is missing, or short enough to be guessed. */
export const MCP_WEAK_KEY = 'MCP_WEAK_KEY';

/** Bytes a secret needs: as many as the keys made from it. */
const MIN_BYTES = 32;

/**
 * Looks for secrets that would not keep anything secret.
 *
 * @param secrets what the application configured; `undefined` asks for a
 *   random key and is no problem
 * @param where name of the option, for the messages
 */
export function keyProblems(
  secrets: readonly (string | Uint8Array)[] | undefined,
  where = 'McpModule keys',
): ConfigurationProblem[] {
  if (secrets === undefined) return [];
  const problem = (place: string, message: string): ConfigurationProblem => ({
    code: MCP_WEAK_KEY,
    where: place,
    message,
    remedy: `Give secrets of at least ${MIN_BYTES} random bytes, the current one first, such as the output of: openssl rand -base64 48`,
  });
  if (secrets.length === 0) return [problem(where, 'the list has no secret.')];
  return secrets.flatMap((secret, index) => {
    const bytes = sizeOf(secret);
    if (bytes >= MIN_BYTES) return [];
    const message =
      bytes === 0
        ? 'there is no secret.'
        : `the secret has ${bytes} bytes, which can be guessed.`;
    return [problem(`${where}[${index}]`, message)];
  });
}

/** Size in bytes; 0 for what is no secret, as an environment variable that is not set. */
function sizeOf(secret: unknown): number {
  if (typeof secret === 'string') return Buffer.byteLength(secret);
  return secret instanceof Uint8Array ? secret.byteLength : 0;
}
