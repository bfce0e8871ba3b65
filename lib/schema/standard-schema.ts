import type { StandardSchemaV1 } from '@standard-schema/spec';
import type { SchemaIssue, SchemaResult } from './compiled-schema.js';
import { formatPath } from './format-path.js';
import { ISSUE_LIMIT } from './issue-limit.js';
import type { JsonSchema } from './json-schema.js';
import { SchemaErrorCode } from './schema-error-codes.js';
import { givesJsonSchema } from './schema-source.js';
import { SchemaException } from './schema.exception.js';
import type { SchemaDirection } from './validation-mode.js';

const REMEDIES: ReadonlyMap<string, string> = new Map([
  ['zod', 'Upgrade to zod 4.2 or later.'],
  [
    'valibot',
    'Wrap the schema with toStandardJsonSchema() of @valibot/to-json-schema.',
  ],
]);

/** What Valibot says of a property that is not there. */
const MISSING_KEY = /^Invalid key: Expected "[^"]*" but received undefined$/;

/**
 * The JSON Schema (2020-12) a Standard Schema gives for itself.
 * @param schema the library's schema
 * @param io which of its two types is asked for
 * @throws SchemaException `MCP_SCHEMA_NO_JSON_SCHEMA` when the library gives none,
 *   `MCP_SCHEMA_CONVERSION` when it fails at this schema
 */
export function standardJsonSchema(
  schema: StandardSchemaV1,
  io: SchemaDirection,
): JsonSchema {
  const { vendor } = schema['~standard'];
  if (!givesJsonSchema(schema))
    throw new SchemaException(
      SchemaErrorCode.NoJsonSchema,
      `This ${vendor} schema gives no JSON Schema, which clients are shown.`,
      REMEDIES.get(vendor) ??
        `Use a version of ${vendor} that implements Standard JSON Schema, or write a JSON Schema object.`,
    );
  try {
    return schema['~standard'].jsonSchema[io]({ target: 'draft-2020-12' });
  } catch (error) {
    throw new SchemaException(
      SchemaErrorCode.Conversion,
      `${vendor} cannot express this schema as JSON Schema: ${messageOf(error)}`,
      'Use types that JSON has: a string with a format for a date, no transform in an output schema.',
    );
  }
}

/**
 * Checks a value with the library's own validator.
 * @param schema the library's schema
 * @param value anything
 * @returns the library's result, a promise when the library gives one
 */
export function validateStandard(
  schema: StandardSchemaV1,
  value: unknown,
): SchemaResult | Promise<SchemaResult> {
  const result = schema['~standard'].validate(value);
  return 'then' in result ? result.then(toResult) : toResult(result);
}

function toResult(result: StandardSchemaV1.Result<unknown>): SchemaResult {
  return result.issues
    ? { ok: false, issues: result.issues.slice(0, ISSUE_LIMIT).map(toIssue) }
    : { ok: true, value: result.value };
}

function toIssue(issue: StandardSchemaV1.Issue): SchemaIssue {
  // A library's own kind of array would stay its own kind through map().
  const path = Array.from(issue.path ?? [], toSegment);
  return { path, message: withoutPath(issue.message, formatPath(path)) };
}

// ArkType starts its messages with the path, which is said already; Valibot names the property that is missing.
function withoutPath(message: string, path: string): string {
  if (MISSING_KEY.test(message)) return 'is required';
  return path && message.startsWith(`${path} `)
    ? message.slice(path.length + 1)
    : message;
}

function toSegment(
  segment: PropertyKey | StandardSchemaV1.PathSegment,
): string | number {
  const key = typeof segment === 'object' ? segment.key : segment;
  return typeof key === 'symbol' ? String(key) : key;
}

function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
