import type { Tool } from '../components/tool.js';
import type { ConfigurationProblem } from '../errors/configuration-problem.js';
import {
  compileSchema,
  type CompileSchemaOptions,
} from '../schema/compile-schema.js';
import type { CompiledSchema } from '../schema/compiled-schema.js';
import { SchemaException } from '../schema/schema.exception.js';
import type { SchemaSource } from '../schema/schema-source.js';
import { placeOf } from '../components/method-handler.js';
import type { DiscoveredMethod } from './discovered-method.js';
import {
  MCP_INVALID_NAME,
  MCP_INVALID_TIMEOUT,
} from './discovery-error-codes.js';
import { buildInput } from './input-builder.js';
import { readParameterClaims } from './parameter-claims.js';

/** What SEP-986 and 2025-11-25 (Tools) allow in a name. */
const NAME = /^[A-Za-z0-9_.-]{1,128}$/;

/** A tool, or everything that keeps it from being one. */
export interface MadeTool {
  readonly tool?: Tool;
  readonly problems: readonly ConfigurationProblem[];
}

/** Makes a tool of a decorated method, its schemas compiled and checked. */
export async function makeTool(
  discovered: DiscoveredMethod,
  compilation: Omit<CompileSchemaOptions, 'io'>,
): Promise<MadeTool> {
  const { host, method, options } = discovered;
  const where = placeOf(discovered);
  const name = options.name ?? method;
  const claims = readParameterClaims(discovered);
  const problems = [
    ...claims.problems,
    ...optionProblems(name, options.timeoutMs, where),
  ];
  if (claims.problems.length > 0) return { problems };

  try {
    const { input, parameters } = buildInput(
      claims.inputs,
      options.input,
      compilation,
    );
    await input.check();
    const output = await outputOf(options.output, compilation);
    if (problems.length > 0) return { problems };
    const { title, description, icons, tags, meta, annotations, timeoutMs } =
      options;
    return {
      problems,
      tool: Object.freeze({
        kind: 'tool',
        name,
        input,
        handler: {
          host,
          method,
          parameters: [...claims.injected, ...parameters].sort(
            (a, b) => a.index - b.index,
          ),
        },
        ...(title !== undefined && { title }),
        ...(description !== undefined && { description }),
        ...(icons !== undefined && { icons }),
        ...(tags !== undefined && { tags }),
        ...(meta !== undefined && { meta }),
        ...(annotations !== undefined && { annotations }),
        ...(timeoutMs !== undefined && { timeoutMs }),
        ...(output && { output }),
      }),
    };
  } catch (error) {
    if (!(error instanceof SchemaException)) throw error;
    const { code, message, remedy } = error;
    return { problems: [...problems, { code, where, message, remedy }] };
  }
}

async function outputOf(
  source: SchemaSource | undefined,
  compilation: Omit<CompileSchemaOptions, 'io'>,
): Promise<CompiledSchema | undefined> {
  if (source === undefined) return undefined;
  const schema = compileSchema(source, { ...compilation, io: 'output' });
  await schema.check?.();
  return schema;
}

function optionProblems(
  name: string,
  timeoutMs: number | undefined,
  where: string,
): ConfigurationProblem[] {
  const problems: ConfigurationProblem[] = [];
  if (!NAME.test(name)) {
    problems.push({
      code: MCP_INVALID_NAME,
      where,
      message: `the name "${name.slice(0, 140)}" is not allowed on the wire.`,
      remedy:
        'Use 1 to 128 of the characters A–Z, a–z, 0–9, underscore, dot and hyphen.',
    });
  }
  if (timeoutMs !== undefined && !(timeoutMs > 0 && timeoutMs <= 2 ** 31 - 1)) {
    problems.push({
      code: MCP_INVALID_TIMEOUT,
      where,
      message: `timeoutMs is ${timeoutMs}.`,
      remedy:
        'Give a positive number of milliseconds, at most 2147483647, or leave it out for no limit.',
    });
  }
  return problems;
}
