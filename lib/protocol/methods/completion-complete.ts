import type { CatalogSnapshot } from '../../catalog/catalog-snapshot.js';
import type { CompletionTarget } from '../../components/completion.js';
import type { Prompt } from '../../components/prompt.js';
import type { ResourceTemplate } from '../../components/resource-template.js';
import { ProtocolFault } from '../../errors/protocol-fault.js';
import { offersCompletions } from '../capabilities.js';
import { isJsonObject, type JsonObject } from '../json-object.js';
import { methodNotFound } from '../method-not-found.js';
import { shorten } from '../shorten.js';
import { textArguments } from '../text-arguments.js';
import type { McpMethod } from './mcp-method.js';

/** What a client wants completed, read from the params. */
interface Question {
  readonly target: CompletionTarget;
  readonly value: string;
  readonly filled: Readonly<Record<string, string>>;
}

/**
 * `completion/complete` (2026-07-28, Completion). An argument nothing completes
 * has no values; an argument, prompt or template there is not is an error.
 */
export const completionComplete: McpMethod = async (
  exchange,
  { profile, executor },
) => {
  const { snapshot } = profile.catalog;
  const question = questionOf(exchange.message.params);
  const component = question && componentOf(question.target, snapshot);
  if (!question || !component || !has(component, question.target.argument)) {
    return executor.runEndpoint('call', exchange, () => {
      if (!offersCompletions(snapshot)) {
        throw methodNotFound('completion/complete');
      }
      throw new ProtocolFault(
        'invalid-params',
        problemWith(question?.target, component),
      );
    });
  }
  const { target, value, filled } = question;
  const completion = await executor.complete(
    { component, argument: target.argument, value, filled },
    snapshot.completion(target),
    exchange,
  );
  return { completion };
};

function questionOf(params: JsonObject): Question | undefined {
  const { ref, argument, context = {} } = params;
  if (!isJsonObject(ref) || !isJsonObject(argument)) return undefined;
  if (!isJsonObject(context)) return undefined;
  const { name, value } = argument;
  const filled = textArguments(context['arguments'] ?? {});
  if (typeof name !== 'string' || typeof value !== 'string' || !filled) {
    return undefined;
  }
  const named = ref['type'] === 'ref/prompt' ? ref['name'] : ref['uri'];
  if (typeof named !== 'string') return undefined;
  switch (ref['type']) {
    case 'ref/prompt':
      return {
        target: { kind: 'prompt', name: named, argument: name },
        value,
        filled,
      };
    case 'ref/resource':
      return {
        target: { kind: 'resource-template', name: named, argument: name },
        value,
        filled,
      };
    default:
      return undefined;
  }
}

function componentOf(
  { kind, name }: CompletionTarget,
  snapshot: CatalogSnapshot,
): Prompt | ResourceTemplate | undefined {
  return kind === 'prompt' ? snapshot.prompt(name) : snapshot.template(name);
}

function has(component: Prompt | ResourceTemplate, argument: string): boolean {
  const known =
    component.kind === 'prompt'
      ? component.arguments
      : component.template.variables;
  return known.some(({ name }) => name === argument);
}

function problemWith(
  target: CompletionTarget | undefined,
  component: object | undefined,
): string {
  if (!target) {
    return 'completion/complete needs ref (ref/prompt with a name, or ref/resource with a uri), argument with name and value, and context.arguments, where sent, as an object of strings.';
  }
  return component
    ? `Unknown argument: ${shorten(target.argument)}`
    : `Unknown ${target.kind === 'prompt' ? 'prompt' : 'resource template'}: ${shorten(target.name)}`;
}
