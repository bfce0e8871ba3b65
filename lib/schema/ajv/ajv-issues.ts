import type { ErrorObject } from 'ajv/dist/2020.js';
import type { SchemaIssue } from '../compiled-schema.js';
import { ISSUE_LIMIT } from '../issue-limit.js';
import { errorMessage, typeNames } from './ajv-message.js';
import { valuePath } from './value-path.js';

// Folding compares errors with each other, and a hostile value has thousands.
const MOST_ERRORS = 1_000;
// What these say is said better by the errors inside them.
const NOISE = new Set(['if', 'propertyNames']);

/**
 * ajv's errors as issues: nullable unions folded to one issue, at most 100.
 * @param errors what ajv's validator left
 * @param value the refused value
 */
export function toIssues(
  errors: readonly ErrorObject[],
  value: unknown,
): SchemaIssue[] {
  const issues: SchemaIssue[] = [];
  for (const error of foldUnions(errors.slice(0, MOST_ERRORS))) {
    if (issues.length >= ISSUE_LIMIT) break;
    if (NOISE.has(error.keyword) && errors.length > 1) continue;
    issues.push(toIssue(error, value));
  }
  return issues;
}

function toIssue(error: ErrorObject, value: unknown): SchemaIssue {
  const path = valuePath(error.instancePath, value);
  const property: unknown =
    error.params.missingProperty ??
    error.params.additionalProperty ??
    error.params.unevaluatedProperty ??
    error.propertyName;
  return {
    path: typeof property === 'string' ? [...path, property] : path,
    message: errorMessage(error),
  };
}

/**
 * A union of plain types (`anyOf` of number and null) fails with one error for
 * each type and one for the union; it reads as one: must be a number or null.
 */
function foldUnions(errors: readonly ErrorObject[]): readonly ErrorObject[] {
  let kept: ErrorObject[] = [];
  for (const error of errors) {
    if (error.keyword === 'anyOf' || error.keyword === 'oneOf') {
      const branches = kept.filter((other) => isBranchOf(other, error));
      if (branches.length > 0 && branches.every((b) => isTypeAt(b, error))) {
        kept = kept.filter((other) => !branches.includes(other));
        const types = branches.flatMap((branch) => typeNames(branch));
        kept.push({ ...error, keyword: 'type', params: { type: types } });
        continue;
      }
    }
    kept.push(error);
  }
  return kept;
}

function isBranchOf(error: ErrorObject, union: ErrorObject): boolean {
  return error.schemaPath.startsWith(`${union.schemaPath}/`);
}

function isTypeAt(error: ErrorObject, union: ErrorObject): boolean {
  return error.keyword === 'type' && error.instancePath === union.instancePath;
}
