import type { HandlerInput } from '../components/handler-input.js';
import type { MethodHandler } from '../components/method-handler.js';
import type { SchemaSource } from '../schema/schema-source.js';
import type { DiscoveredMethod } from './discovered-method.js';
import { buildInput, type InputCompilation } from './input-builder.js';
import type { ParameterClaims } from './parameter-claims.js';

/** A handler ready to be called, and what it takes. */
export interface MadeHandler {
  readonly input: HandlerInput;
  readonly handler: MethodHandler;
}

/**
 * Makes the handler of a discovered method, its input compiled and checked.
 *
 * @param given the schema named in the decorator; without it the parameters tell
 * @throws SchemaException when the input cannot be made, with a remedy
 */
export async function makeHandler(
  { host, method }: Pick<DiscoveredMethod, 'host' | 'method'>,
  claims: ParameterClaims,
  given: SchemaSource | undefined,
  compilation: InputCompilation,
): Promise<MadeHandler> {
  const { input, parameters } = buildInput(claims.inputs, given, compilation);
  await input.check();
  return {
    input,
    handler: {
      host,
      method,
      parameters: [...claims.injected, ...parameters].sort(
        (a, b) => a.index - b.index,
      ),
    },
  };
}
