import type { Completion, CompletionTarget } from '../components/completion.js';
import type { HandlerParameter } from '../components/handler-parameter.js';
import { placeOf } from '../components/method-handler.js';
import type { CompletionOptions } from '../decorators/completion-options.js';
import type { ConfigurationProblem } from '../errors/configuration-problem.js';
import type { DiscoveredAs } from './discovered-method.js';
import { MCP_UNKNOWN_PARAMETER } from './discovery-error-codes.js';
import type { MadeEntry } from './made-entry.js';
import { type InputClaim, readParameterClaims } from './parameter-claims.js';

/** What the parameters of a completion take, in order. */
const SHARES = ['value', 'filled'] as const;

/** Makes a completion of a decorated method. */
export async function makeCompletion(
  discovered: DiscoveredAs<'completion'>,
): Promise<MadeEntry<Completion>> {
  const { host, method, declaration } = discovered;
  const claims = readParameterClaims(discovered, true);
  const problems = [
    ...claims.problems,
    ...parameterProblems(claims.inputs, placeOf(discovered)),
  ];
  if (problems.length > 0) return { problems };
  return {
    problems,
    entry: Object.freeze({
      kind: 'completion',
      target: targetOf(declaration.options),
      handler: {
        host,
        method,
        parameters: [
          ...claims.injected,
          ...claims.inputs.map(parameterOf),
        ].sort((a, b) => a.index - b.index),
      },
    }),
  };
}

function targetOf(options: CompletionOptions): CompletionTarget {
  const { argument } = options;
  return 'prompt' in options
    ? { kind: 'prompt', name: options.prompt, argument }
    : { kind: 'resource-template', name: options.resource, argument };
}

function parameterOf(
  { index, type, pipes }: InputClaim,
  position: number,
): HandlerParameter {
  const property = SHARES[position] ?? SHARES[0];
  return { index, source: { kind: 'property', property }, type, pipes };
}

function parameterProblems(
  claims: readonly InputClaim[],
  where: string,
): ConfigurationProblem[] {
  const named = claims.find(({ property }) => property !== undefined);
  const extra = named ?? claims[SHARES.length];
  return extra
    ? [
        {
          code: MCP_UNKNOWN_PARAMETER,
          where,
          message: `a completion is given what was typed and the arguments filled in so far; nothing says what its parameter ${extra.index} is.`,
          remedy:
            'Take the typed text first and the filled arguments second, without @Input(); inject everything else.',
        },
      ]
    : [];
}
