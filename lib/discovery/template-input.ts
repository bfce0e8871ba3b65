import type { ConfigurationProblem } from '../errors/configuration-problem.js';
import { isObject } from '../schema/is-object.js';
import type { JsonSchema } from '../schema/json-schema.js';
import type { SchemaSource } from '../schema/schema-source.js';
import type { UriTemplate } from '../uri/uri-template.js';
import { MCP_TEMPLATE_PARAMETERS } from './discovery-error-codes.js';
import type { InputClaim } from './parameter-claims.js';
import { isDtoType } from './parameter-types.js';

/**
 * The schema of a template's input where neither decorator nor types name one:
 * the template's variables, all of them text.
 *
 * @returns undefined where the types of the parameters say what the input is
 */
export function defaultTemplateInput(
  { variables }: UriTemplate,
  claims: readonly InputClaim[],
): SchemaSource | undefined {
  const untyped = claims.some(
    ({ property, metatype }) => property === undefined && !isDtoType(metatype),
  );
  if (claims.length > 0 && !untyped) return undefined;
  const required = variables.filter(({ optional }) => !optional);
  return {
    type: 'object',
    properties: Object.fromEntries(
      variables.map(({ name }) => [name, { type: 'string' }]),
    ),
    ...(required.length > 0 && { required: required.map(({ name }) => name) }),
    additionalProperties: false,
  };
}

/** Where a template and its input disagree: what one has the other must know. */
export function templateInputProblems(
  { variables, text }: UriTemplate,
  input: JsonSchema,
  where: string,
): ConfigurationProblem[] {
  const problem = (message: string, remedy: string): ConfigurationProblem => ({
    code: MCP_TEMPLATE_PARAMETERS,
    where,
    message,
    remedy,
  });
  const properties = isObject(input.properties) ? input.properties : {};
  const required = Array.isArray(input.required) ? input.required : [];
  const known = new Set(variables.map(({ name }) => name));
  const { additionalProperties = false } = input;
  return [
    ...Object.keys(properties)
      .filter((name) => !known.has(name) && required.includes(name))
      .map((name) =>
        problem(
          `the input requires "${name}", which ${text} has no variable for.`,
          `Write {${name}} into the template, or make the property optional.`,
        ),
      ),
    ...variables
      .filter(
        ({ name }) =>
          additionalProperties === false && !Object.hasOwn(properties, name),
      )
      .map(({ name }) =>
        problem(
          `the variable {${name}} of ${text} is no property of the input.`,
          `Add the property "${name}" to the input, or take the variable out.`,
        ),
      ),
    ...variables
      .filter(({ name, optional }) => optional && required.includes(name))
      .map(({ name }) =>
        problem(
          `the query parameter "${name}" of ${text} may be left out, but the input requires it.`,
          `Make the property "${name}" optional, or move it into the path.`,
        ),
      ),
  ];
}
