import { isWireName } from '../components/wire-name.js';
import type { ConfigurationProblem } from '../errors/configuration-problem.js';
import {
  MCP_INVALID_TOOL_TRANSFORM,
  MCP_TOOL_TRANSFORM_CLASH,
} from './layer-error-codes.js';
import type {
  ArgumentTransform,
  ToolTransformOptions,
} from './tool-transform-options.js';

const NAMES_REMEDY =
  'Use 1 to 128 of the characters A–Z, a–z, 0–9, underscore, dot and hyphen.';

/** What is wrong with transforms, whatever tools there are. */
export function transformProblems(transforms: unknown): ConfigurationProblem[] {
  if (!isRecord(transforms)) {
    return [
      invalid(
        'new ToolTransform()',
        'the transforms are no object.',
        "Give them by names of tools: { find: { description: '…' } }.",
      ),
    ];
  }
  const taken = new Map<unknown, string>();
  return Object.entries(transforms).flatMap(([tool, options]) => {
    const where = whereOf(tool);
    if (!isRecord(options)) {
      return [invalid(where, 'it is no object.', 'Write { … }.')];
    }
    const { name = tool, enabled }: ToolTransformOptions = options;
    // One that is dropped leaves its name to another.
    const other = enabled === false ? undefined : taken.get(name);
    if (enabled !== false) taken.set(name, tool);
    const clash: ConfigurationProblem = {
      code: MCP_TOOL_TRANSFORM_CLASH,
      where,
      message: `"${name}" is the new name of "${other}" already.`,
      remedy: 'Give each tool a name of its own.',
    };
    return [
      ...(other === undefined ? [] : [clash]),
      ...optionProblems(options, where),
    ];
  });
}

/** Names a transform in problems. */
export function whereOf(tool: string): string {
  return `ToolTransform "${tool}"`;
}

/** A problem of a transform that contradicts itself or its tool. */
export function invalid(
  where: string,
  message: string,
  remedy: string,
): ConfigurationProblem {
  return { code: MCP_INVALID_TOOL_TRANSFORM, where, message, remedy };
}

function optionProblems(
  { name, version, wrap, arguments: args = {} }: ToolTransformOptions,
  where: string,
): ConfigurationProblem[] {
  const problems: ConfigurationProblem[] = [];
  if (name !== undefined && (typeof name !== 'string' || !isWireName(name))) {
    problems.push(
      invalid(
        where,
        `the name ${JSON.stringify(name)} is not allowed on the wire.`,
        NAMES_REMEDY,
      ),
    );
  }
  if (
    version !== undefined &&
    (typeof version !== 'string' || !/^[^@]{1,128}$/.test(version))
  ) {
    problems.push(
      invalid(
        where,
        `the version ${JSON.stringify(version)} is none.`,
        'Give a text of 1 to 128 characters without an @.',
      ),
    );
  }
  if (wrap !== undefined && typeof wrap !== 'function') {
    problems.push(
      invalid(
        where,
        'wrap is no function.',
        'Write (args, forward, ctx) => ….',
      ),
    );
  }
  if (!isRecord(args)) {
    return [
      ...problems,
      invalid(where, 'arguments is no object.', 'Give them by their names.'),
    ];
  }
  for (const [argument, transform] of Object.entries(args)) {
    problems.push(...argumentProblems(argument, transform, where));
  }
  return problems;
}

function argumentProblems(
  argument: string,
  transform: ArgumentTransform,
  where: string,
): ConfigurationProblem[] {
  const of = (message: string, remedy: string) => [
    invalid(where, `of the argument "${argument}", ${message}`, remedy),
  ];
  if (!isRecord(transform)) return of('nothing is told.', 'Write { … }.');
  const { name, hide, required, defaultFactory }: ArgumentTransform = transform;
  const hasDefault = transform.default !== undefined;
  if (name !== undefined && !isArgumentName(name)) {
    return of(
      'the name is no text of 1 to 128 characters.',
      'Give it a name as arguments have.',
    );
  }
  if (defaultFactory !== undefined && typeof defaultFactory !== 'function') {
    return of('defaultFactory is no function.', 'Write () => ….');
  }
  if (hasDefault && defaultFactory) {
    return of(
      'there are both default and defaultFactory.',
      'Keep one of them.',
    );
  }
  if (defaultFactory && !hide) {
    return of(
      'defaultFactory is there, but clients can see the argument.',
      'Hide it, or give a default.',
    );
  }
  if (required !== undefined && (required !== true || hide || hasDefault)) {
    return of(
      'required is there without effect.',
      'Give it as true, and neither with hide nor with a default.',
    );
  }
  return [];
}

function isArgumentName(name: unknown): boolean {
  return (
    typeof name === 'string' &&
    name.length > 0 &&
    name.length <= 128 &&
    name !== '__proto__'
  );
}

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
