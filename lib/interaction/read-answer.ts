import type { Root } from '../context/context-abilities.js';
import type { ElicitAnswer } from '../context/elicitation.js';
import { McpException } from '../errors/mcp.exception.js';
import { FAULT_CODES } from '../errors/protocol-fault.js';
import type { ClientResult } from '../exchange/client-request.js';
import type { SchemaResult } from '../schema/compiled-schema.js';
import { formatIssues } from '../schema/format-issues.js';
import { isPlainObject } from '../schema/is-object.js';

/** Most roots taken from a client. */
const MOST_ROOTS = 1_000;

/**
 * Reads what a client answers to `elicitation/create` (2025-11-25, Elicitation, Response Actions).
 *
 * @param key names the question, for the error
 * @param content makes the value of what the user filled in
 * @throws McpException −32602 for another shape, and for content that is not what was asked for
 */
export async function readElicitation(
  key: string,
  { action, content: filled }: ClientResult,
  content: (filled: unknown) => SchemaResult | Promise<SchemaResult>,
): Promise<ElicitAnswer<unknown>> {
  if (action === 'decline' || action === 'cancel') return { action };
  if (action !== 'accept') {
    throw notAnAnswer(key, 'its action is none of accept, decline and cancel');
  }
  const result = await content(filled);
  if (result.ok) return { action, content: result.value };
  throw notAnAnswer(key, formatIssues(result.issues));
}

/**
 * Reads what a client answers to `roots/list` (2025-11-25, Roots).
 *
 * @throws McpException −32602 for another shape
 */
export function readRoots({ roots }: ClientResult): readonly Root[] {
  if (!Array.isArray(roots) || roots.length > MOST_ROOTS) {
    throw notAnAnswer('roots', `it is no list of at most ${MOST_ROOTS} roots`);
  }
  return roots.map((root: unknown) => {
    const { uri, name } = isPlainObject(root) ? root : {};
    if (typeof uri !== 'string')
      throw notAnAnswer('roots', 'a root has no uri');
    return { uri, ...(typeof name === 'string' && { name }) };
  });
}

function notAnAnswer(key: string, why: string): McpException {
  return new McpException(
    FAULT_CODES['invalid-params'],
    `The client's answer to "${key}" does not fit: ${why}.`,
  );
}
