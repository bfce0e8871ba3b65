import type { ComponentDefinition } from '../decorators/component-definition.js';
import type { ConfigurationProblem } from '../errors/configuration-problem.js';
import { describeValue } from '../schema/describe-value.js';
import { isPlainObject } from '../schema/is-object.js';
import type { Content } from './definition-content.js';
import { MCP_INVALID_DEFINITION } from './discovery-error-codes.js';

interface Check {
  readonly isValid: (value: unknown) => boolean;
  readonly words: string;
}

const NAME: Check = {
  isValid: (value) => isText(value) && value !== '',
  words: 'a text that is not empty',
};
const TEXT: Check = { isValid: isText, words: 'a text' };
const NUMBER: Check = {
  isValid: (value) => typeof value === 'number',
  words: 'a number',
};
const FUNCTION: Check = {
  isValid: (value) => typeof value === 'function',
  words: 'a function',
};
const JSON_OBJECT: Check = {
  isValid: (value) => isPlainObject(value) && isJson(value),
  words: 'an object that JSON can carry',
};
const TEXTS: Check = {
  isValid: (value) => Array.isArray(value) && value.every(isText),
  words: 'an array of texts',
};
const LIST: Check = { isValid: Array.isArray, words: 'an array' };

/** What a definition may leave out. What comes from a database is often `null` instead, which clients would refuse with the whole list. */
const OPTIONAL: readonly (readonly [string, Check])[] = [
  ['title', TEXT],
  ['description', TEXT],
  ['mimeType', TEXT],
  ['tags', TEXTS],
  ['meta', JSON_OBJECT],
  ['annotations', JSON_OBJECT],
  ['cacheHint', JSON_OBJECT],
  [
    'icons',
    {
      isValid: (value) =>
        Array.isArray(value) &&
        isJson(value) &&
        value.every((icon) => isPlainObject(icon) && isText(icon['src'])),
      words: 'an array of objects with a src',
    },
  ],
  [
    'allowUnsafe',
    {
      isValid: (value) => value === true || TEXTS.isValid(value),
      words: 'true or an array of texts',
    },
  ],
  ['timeoutMs', NUMBER],
  ['size', NUMBER],
  ['visible', FUNCTION],
  ['guards', LIST],
  ['interceptors', LIST],
  ['pipes', LIST],
  ['filters', LIST],
  [
    'decorators',
    {
      isValid: (value) => Array.isArray(value) && value.every(FUNCTION.isValid),
      words: 'an array of method decorators',
    },
  ],
  [
    'list',
    {
      isValid: () => false,
      words: 'nothing: there is no method a definition could name',
    },
  ],
];

const KINDS: readonly unknown[] = ['tool', 'resource', 'prompt'];

/**
 * A definition of which the shape is right, or what is wrong with it. Types say
 * it to TypeScript; what is made of data may be anything.
 *
 * @param where names its place
 */
export function checkDefinition(
  definition: Content,
  where: string,
): ComponentDefinition | readonly ConfigurationProblem[] {
  const problems: ConfigurationProblem[] = [];
  const check = (key: string, { isValid, words }: Check): void => {
    const value = definition[key];
    if (isValid(value)) return;
    problems.push({
      code: MCP_INVALID_DEFINITION,
      where,
      message: `"${key}" is ${describeValue(value)}; it must be ${words}.`,
      remedy: `Give ${words}${isRequired(key) ? '' : ', or leave it out'}.`,
    });
  };
  check('kind', {
    isValid: (kind) => KINDS.includes(kind),
    words: "'tool', 'resource' or 'prompt'",
  });
  check('name', NAME);
  check('handler', FUNCTION);
  if (definition['kind'] === 'resource') check('uri', NAME);
  for (const [key, each] of OPTIONAL) {
    if (definition[key] !== undefined) check(key, each);
  }
  return isRight(definition, problems) ? definition : problems;
}

function isRight(
  _: Content | ComponentDefinition,
  problems: readonly ConfigurationProblem[],
): _ is ComponentDefinition {
  return problems.length === 0;
}

function isRequired(key: string): boolean {
  return ['kind', 'name', 'handler', 'uri'].includes(key);
}

function isText(value: unknown): value is string {
  return typeof value === 'string';
}

function isJson(value: unknown): boolean {
  try {
    return JSON.stringify(value) !== undefined;
  } catch {
    return false;
  }
}
