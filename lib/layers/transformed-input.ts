import type { HandlerInput } from '../components/handler-input.js';
import { MappedInput } from '../components/mapped-input.js';
import type { MappedArgument } from '../components/mapped-issues.js';
import type { ConfigurationProblem } from '../errors/configuration-problem.js';
import type { JsonSchema } from '../schema/json-schema.js';
import {
  MCP_TOOL_TRANSFORM_CLASH,
  MCP_UNKNOWN_TRANSFORMED_ARGUMENT,
} from './layer-error-codes.js';
import { schemaArguments, type SchemaArguments } from './schema-arguments.js';
import { type ShownArgument, shownSchema } from './shown-schema.js';
import { invalid } from './tool-transform-problems.js';
import type { ArgumentTransform } from './tool-transform-options.js';

type Transforms = Readonly<Record<string, ArgumentTransform>>;

/**
 * The input of a tool with other arguments.
 *
 * @param target names the tool in errors: `tool "find"`
 */
export function transformedInput(
  below: HandlerInput,
  transforms: Transforms,
  target: string,
): MappedInput {
  const entries = Object.entries(transforms);
  return new MappedInput(
    shownSchema(
      below.json,
      new Map(entries.map(([name, each]) => [name, shownAs(name, each)])),
    ),
    below,
    entries.map(([name, each]) => mappedAs(name, each)),
    target,
  );
}

/** What is wrong with transforms of arguments for an input. */
export function inputProblems(
  json: JsonSchema,
  transforms: Transforms,
  where: string,
): ConfigurationProblem[] {
  const known = schemaArguments(json);
  const unknown = Object.keys(transforms).filter(
    (name) => !known.names.has(name),
  );
  return [
    ...unknown.map((name) => ({
      code: MCP_UNKNOWN_TRANSFORMED_ARGUMENT,
      where,
      message: `the tool has no argument "${name}".`,
      remedy: `Name its arguments as they are below this layer: ${[...known.names].join(', ') || 'it has none'}.`,
    })),
    ...hiddenProblems(known, transforms, where),
    ...clashes(known, transforms, where),
  ];
}

function shownAs(inner: string, transform: ArgumentTransform): ShownArgument {
  const { hide, name = inner, description, examples, required } = transform;
  const byDefault = transform.default;
  return {
    name: hide ? undefined : name,
    keywords: {
      ...(description !== undefined && { description }),
      ...(byDefault !== undefined && { default: byDefault }),
      ...(examples !== undefined && { examples }),
    },
    required: byDefault === undefined ? required : false,
  };
}

function mappedAs(inner: string, transform: ArgumentTransform): MappedArgument {
  const { hide, name = inner, required, defaultFactory } = transform;
  const byDefault = transform.default;
  return {
    inner,
    outer: hide ? undefined : name,
    ...(required && { required }),
    ...(defaultFactory && { fallback: () => defaultFactory() }),
    // A copy: handlers may change what they are given.
    ...(byDefault !== undefined && {
      fallback: () => structuredClone(byDefault),
    }),
  };
}

function hiddenProblems(
  { required }: SchemaArguments,
  transforms: Transforms,
  where: string,
): ConfigurationProblem[] {
  return Object.entries(transforms).flatMap(([name, transform]) => {
    const { hide, defaultFactory } = transform;
    const isMissing =
      hide &&
      required.has(name) &&
      transform.default === undefined &&
      !defaultFactory;
    return isMissing
      ? [
          invalid(
            where,
            `the argument "${name}" is hidden, but the tool asks for it.`,
            'Give it a default or a defaultFactory.',
          ),
        ]
      : [];
  });
}

function clashes(
  { names }: SchemaArguments,
  transforms: Transforms,
  where: string,
): ConfigurationProblem[] {
  const taken = new Map<string, string>();
  return [...names].flatMap((inner) => {
    const own = Object.hasOwn(transforms, inner)
      ? transforms[inner]
      : undefined;
    if (own?.hide) return [];
    const outer = own?.name ?? inner;
    const other = taken.get(outer);
    taken.set(outer, inner);
    return other === undefined
      ? []
      : [
          {
            code: MCP_TOOL_TRANSFORM_CLASH,
            where,
            message: `the arguments "${other}" and "${inner}" would both be called "${outer}".`,
            remedy: 'Give each a name of its own, or hide one of them.',
          },
        ];
  });
}
