import type { SchemaResult } from '../../schema/compiled-schema.js';
import { describeValue } from '../../schema/describe-value.js';
import { isObject } from '../../schema/is-object.js';

/**
 * The fields of a filled-in form; none where the client sent no content, as it
 * may for a form whose fields are all left out.
 *
 * @param content what the client sent
 * @returns undefined for what is no object
 */
export function contentFields(
  content: unknown,
): Readonly<Record<string, unknown>> | undefined {
  if (content === undefined || content === null) return {};
  return isObject(content) && !Array.isArray(content) ? content : undefined;
}

/** The result for content that is no object. */
export function refuseContent(content: unknown): SchemaResult {
  const message = `must be an object, got ${describeValue(content)}`;
  return { ok: false, issues: [{ path: [], message }] };
}
