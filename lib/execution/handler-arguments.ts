import type {
  HandlerParameter,
  ParameterSource,
} from '../components/handler-parameter.js';
import { SharedInput } from '../components/handler-input.js';
import type { ExecutionContextHost } from '../nest.js';
import type { OpenHandler } from './handler-plan.js';
import type { McpOperation } from './mcp-operation.js';

/** Sources whose values come from the client or a decorator; the others are the server's own objects. */
const PIPED: ReadonlySet<ParameterSource['kind']> = new Set([
  'input',
  'property',
  'pick',
  'custom',
] as const);

/**
 * The arguments of a handler: each parameter's value taken from its source,
 * then through its pipes. What no source names stays undefined.
 *
 * @param input the validated input
 * @throws what a pipe throws
 */
export async function handlerArguments(
  parameters: readonly HandlerParameter[],
  open: OpenHandler,
  operation: McpOperation,
  input: unknown,
  context: () => ExecutionContextHost,
): Promise<unknown[]> {
  const values: unknown[] = [];
  for (const [position, parameter] of parameters.entries()) {
    const { index, source, type, metatype, data } = parameter;
    let value = valueOf(parameter, operation, input, context);
    if (source.kind === 'custom') value = await value;
    if (PIPED.has(source.kind)) {
      for (const pipe of open.pipes[position] ?? []) {
        value = await pipe.transform(value, {
          type,
          ...(metatype && { metatype }),
          ...(typeof data === 'string' && { data }),
        });
      }
    }
    values[index] = value;
  }
  return values;
}

function valueOf(
  { index, source, data }: HandlerParameter,
  operation: McpOperation,
  input: unknown,
  context: () => ExecutionContextHost,
): unknown {
  switch (source.kind) {
    case 'input':
    case 'proceed':
      return input;
    case 'property':
      return propertyOf(input, source.property);
    case 'pick':
      return input instanceof SharedInput ? input.picks.get(index) : undefined;
    case 'context':
      return operation.context;
    case 'custom':
      return source.factory(data, context());
    case 'http':
      return source.read(operation.request, operation.response);
  }
}

function propertyOf(input: unknown, property: string): unknown {
  const holder = input instanceof SharedInput ? input.properties : input;
  return typeof holder === 'object' &&
    holder !== null &&
    Object.hasOwn(holder, property)
    ? Reflect.get(holder, property)
    : undefined;
}
