import type { ErrorObject } from 'ajv/dist/2020.js';
import { dependentMessage } from '../dependent-message.js';
import { describeValue } from '../describe-value.js';

const MOST_VALUES = 20;
const WITHOUT_VALUE = new Set([
  'required',
  'dependentRequired',
  'dependencies',
  'additionalProperties',
  'unevaluatedProperties',
  'minItems',
  'maxItems',
  'uniqueItems',
  'minProperties',
  'maxProperties',
  'contains',
  'anyOf',
  'oneOf',
  'propertyNames',
  'if',
  'false schema',
]);
const ARTICLES: ReadonlyMap<string, string> = new Map([
  ['null', 'null'],
  ['array', 'an array'],
  ['object', 'an object'],
  ['integer', 'an integer'],
]);

/**
 * What one error of ajv says, readable by a model, with the value that was got.
 * @param error an error of a validator compiled with `verbose`
 */
export function errorMessage(error: ErrorObject): string {
  const reason = reasonOf(error);
  // The value is the name then, which the path has already.
  if (error.propertyName !== undefined) return `its name ${reason}`;
  return WITHOUT_VALUE.has(error.keyword)
    ? reason
    : `${reason}, got ${describeValue(error.data)}`;
}

/**
 * The types one `type` error asks for.
 * @param error an error of the keyword `type`
 */
export function typeNames(error: ErrorObject): string[] {
  return [error.params.type].flat().map(String);
}

function reasonOf(error: ErrorObject): string {
  const { keyword, params } = error;
  switch (keyword) {
    case 'type':
      return `must be ${typeNames(error).map(withArticle).join(' or ')}`;
    case 'required':
      return 'is required';
    case 'dependentRequired':
    case 'dependencies':
      return dependentMessage(String(params.property));
    case 'additionalProperties':
    case 'unevaluatedProperties':
      return 'is not a known property';
    case 'enum':
      return `must be one of ${listOf(params.allowedValues)}`;
    case 'const':
      return `must be ${JSON.stringify(params.allowedValue)}`;
    case 'format':
      return `must be a valid ${String(params.format)}`;
    case 'anyOf':
      return 'must match one of the allowed shapes';
    case 'oneOf':
      return 'must match exactly one of the allowed shapes';
    case 'false schema':
      return 'is not allowed';
    default:
      return (error.message ?? `fails ${keyword}`).replace('NOT', 'not');
  }
}

function withArticle(type: string): string {
  return ARTICLES.get(type) ?? `a ${type}`;
}

function listOf(values: unknown): string {
  if (!Array.isArray(values)) return 'the allowed values';
  const shown = values.slice(0, MOST_VALUES).map((v) => JSON.stringify(v));
  if (values.length > MOST_VALUES) shown.push('…');
  return shown.join(', ');
}
