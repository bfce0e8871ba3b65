import { placeOf } from '../components/method-handler.js';
import type { Tool } from '../components/tool.js';
import { readConfirmation } from '../decorators/confirm-declaration.js';
import type { ConfigurationProblem } from '../errors/configuration-problem.js';
import { compileSchema } from '../schema/compile-schema.js';
import type { CompiledSchema } from '../schema/compiled-schema.js';
import type { JsonSchema } from '../schema/json-schema.js';
import type { SchemaSource } from '../schema/schema-source.js';
import { infoOf, nameProblems, versionProblems } from './component-info.js';
import {
  makeConfirmation,
  type MadeConfirmation,
} from './confirmation-factory.js';
import type { DiscoveredAs } from './discovered-method.js';
import { MCP_INVALID_TIMEOUT } from './discovery-error-codes.js';
import { makeHandler } from './handler-factory.js';
import type { InputCompilation } from './input-builder.js';
import { type MadeEntry, makeOrReport } from './made-entry.js';
import { readParameterClaims } from './parameter-claims.js';

/** Makes a tool of a decorated method. */
export async function makeTool(
  discovered: DiscoveredAs<'tool'>,
  compilation: InputCompilation,
): Promise<MadeEntry<Tool>> {
  const { options } = discovered.declaration;
  const { annotations, timeoutMs } = options;
  const where = placeOf(discovered);
  const name = options.name ?? discovered.method;
  const claims = readParameterClaims(discovered, options.input !== undefined);
  const problems = [
    ...claims.problems,
    ...nameProblems(name, where),
    ...versionProblems(options, where),
    ...timeoutProblems(timeoutMs, where),
  ];
  if (claims.problems.length > 0) return { problems };
  return makeOrReport(where, problems, async () => {
    const made = await makeHandler(
      discovered,
      claims,
      options.input,
      compilation,
    );
    const output = await outputOf(options.output, compilation);
    const asked = confirmationOf(discovered, made.input.json, where);
    problems.push(...(asked?.problems ?? []));
    return {
      kind: 'tool',
      ...infoOf(name, options),
      ...made,
      ...(annotations !== undefined && { annotations }),
      ...(timeoutMs !== undefined && { timeoutMs }),
      ...(output && { output }),
      ...(asked && { confirm: asked.confirm }),
    };
  });
}

function confirmationOf(
  { host, method }: DiscoveredAs<'tool'>,
  input: JsonSchema,
  where: string,
): MadeConfirmation | undefined {
  const declared = readConfirmation(host.classRef.prototype, method);
  return declared && makeConfirmation(declared.message, input, where);
}

async function outputOf(
  source: SchemaSource | undefined,
  compilation: InputCompilation,
): Promise<CompiledSchema | undefined> {
  if (source === undefined) return undefined;
  const schema = compileSchema(source, { ...compilation, io: 'output' });
  await schema.check?.();
  return schema;
}

function timeoutProblems(
  timeoutMs: number | undefined,
  where: string,
): ConfigurationProblem[] {
  const isValid =
    timeoutMs === undefined || (timeoutMs > 0 && timeoutMs <= 2 ** 31 - 1);
  return isValid
    ? []
    : [
        {
          code: MCP_INVALID_TIMEOUT,
          where,
          message: `timeoutMs is ${timeoutMs}.`,
          remedy:
            'Give a positive number of milliseconds, at most 2147483647, or leave it out for no limit.',
        },
      ];
}
