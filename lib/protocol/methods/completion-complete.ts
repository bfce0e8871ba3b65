import { versionsNamed } from '../../catalog/asked-version.js';
import { promptsNamed } from '../../catalog/candidates.js';
import type { CompletionTarget } from '../../components/completion.js';
import type { Prompt } from '../../components/prompt.js';
import type { ResourceTemplate } from '../../components/resource-template.js';
import { ProtocolFault } from '../../errors/protocol-fault.js';
import { useVisible } from '../../execution/use-visible.js';
import { askedVersion } from '../asked-version.js';
import { type OfferedCatalog, offersCompletions } from '../capabilities.js';
import { isJsonObject, type JsonObject } from '../json-object.js';
import { methodNotFound } from '../method-not-found.js';
import { shorten } from '../../errors/shorten.js';
import { textArguments } from '../text-arguments.js';
import type { McpMethod } from './mcp-method.js';

/** What has arguments to complete. */
type Completed = Prompt | ResourceTemplate;

/** What a client wants completed, read from the params. */
interface Question {
  readonly target: CompletionTarget;
  readonly value: string;
  readonly filled: Readonly<Record<string, string>>;
}

/**
 * `completion/complete` (2026-07-28, Completion). An argument nothing completes
 * has no values; an argument, prompt or template there is not is an error, and
 * for its caller there is none that is hidden.
 */
export const completionComplete: McpMethod = async (exchange, context) => {
  const { profile, executor } = context;
  const { snapshot } = profile.catalog;
  const question = questionOf(exchange.message.params);
  const refuse = (component?: Completed): Promise<never> =>
    executor.runEndpoint('call', exchange, () => {
      if (!offersCompletions(snapshot)) {
        throw methodNotFound('completion/complete');
      }
      const problem = problemWith(question?.target, component);
      throw new ProtocolFault('invalid-params', problem);
    });
  if (!question) return refuse();
  const { target, value, filled } = question;
  const { argument } = target;
  return useVisible<Completed, JsonObject>(
    await componentsOf(target, profile.catalog, askedVersion(exchange)),
    async (component) => {
      if (!has(component, argument)) {
        if (executor.isPersonal(component, exchange)) {
          await executor.admit(component, exchange, filled);
        }
        return refuse(component);
      }
      const completion = await executor.complete(
        { component, argument, value, filled },
        snapshot.completion(target),
        exchange,
      );
      return { completion };
    },
    () => refuse(),
  );
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

async function componentsOf(
  { kind, name }: CompletionTarget,
  catalog: OfferedCatalog,
  version: string | undefined,
): Promise<readonly Completed[]> {
  return kind === 'prompt'
    ? promptsNamed(catalog, name, version)
    : versionsNamed(catalog.snapshot, 'resource-template', name, version);
}

function has(component: Completed, argument: string): boolean {
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
