import { HttpException, IntrinsicException } from '@nestjs/common';
import type { SampleTool } from '../../context/sampling.js';
import type { MaskingOptions } from '../../execution/error-masking.js';
import { failureResult } from '../../execution/tool-failure.js';
import { McpValidationException } from '../../execution/validation.exception.js';
import { compileSchema } from '../../schema/compile-schema.js';
import type { CompiledSchema } from '../../schema/compiled-schema.js';
import type { SchemaSource } from '../../schema/schema-source.js';
import { localOutcome } from './local-outcome.js';
import type { OfferedTool } from './offered-tool.js';
import type { ToolOutcome } from './tool-outcome.js';

const NO_INPUT: SchemaSource = { type: 'object', additionalProperties: false };

/** By what they were written as: a handler offers the same tools at each of its runs. */
const compiled = new WeakMap<SchemaSource, CompiledSchema>();

/**
 * A function of the handler's as a tool for the model.
 *
 * @throws SchemaException for an input no schema can be made of
 */
export function localTool(
  tool: SampleTool,
  masking: MaskingOptions,
): OfferedTool {
  const { name, description, input = NO_INPUT } = tool;
  const schema = compiledInput(input);
  return {
    shown: {
      name,
      ...(description !== undefined && { description }),
      inputSchema: schema.json,
    },
    run: async (args) => {
      const checked = await schema.validate(args);
      return checked.ok
        ? runLocal(tool, checked.value, masking)
        : told(
            new McpValidationException(`tool "${name}"`, checked.issues),
            tool,
            masking,
          );
    },
  };
}

async function runLocal(
  tool: SampleTool,
  input: unknown,
  masking: MaskingOptions,
): Promise<ToolOutcome> {
  try {
    return await localOutcome(await Reflect.apply(tool.run, tool, [input]));
  } catch (error) {
    // It may have asked the client something, which ends this run of the handler.
    if (endsRun(error)) throw error;
    return told(error, tool, masking);
  }
}

/** What the model is told of a failure, which is what it is told of a tool's. */
function told(
  error: unknown,
  { name }: SampleTool,
  masking: MaskingOptions,
): ToolOutcome {
  return failureResult(
    { kind: 'untouched', error },
    `tool "${name}" of ctx.sample()`,
    masking,
  );
}

/** Nest's base of what steers and is no failure; its HTTP exceptions extend it, too. */
function endsRun(error: unknown): boolean {
  return (
    error instanceof IntrinsicException && !(error instanceof HttpException)
  );
}

function compiledInput(input: SchemaSource): CompiledSchema {
  const known = compiled.get(input);
  if (known) return known;
  const schema = compileSchema(input, { io: 'input', mode: 'coerce' });
  compiled.set(input, schema);
  return schema;
}
