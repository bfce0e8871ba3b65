import { promptsNamed } from '../../catalog/candidates.js';
import type { Prompt } from '../../components/prompt.js';
import { ProtocolFault } from '../../errors/protocol-fault.js';
import { useVisible } from '../../execution/use-visible.js';
import { askedVersion } from '../asked-version.js';
import { offersPrompts } from '../capabilities.js';
import { methodNotFound } from '../method-not-found.js';
import { tellMissing } from '../missing-log.js';
import { shorten } from '../../errors/shorten.js';
import { textArguments } from '../text-arguments.js';
import type { McpMethod } from './mcp-method.js';

/** `prompts/get` (2026-07-28, Prompts). What is wrong is told only after the endpoint's guards let the caller in. */
export const promptsGet: McpMethod = async (
  exchange,
  { profile: { catalog }, executor },
) => {
  const { name, arguments: sent = {} } = exchange.message.params;
  const args = textArguments(sent);
  const refuse = (fault: ProtocolFault): Promise<never> =>
    executor.runEndpoint('call', exchange, () => {
      throw fault;
    });
  return useVisible<Prompt, Awaited<ReturnType<McpMethod>>>(
    typeof name === 'string'
      ? await promptsNamed(catalog, name, askedVersion(exchange))
      : [],
    async (prompt) => {
      if (args) return executor.getPrompt(prompt, exchange, args);
      if (executor.isPersonal(prompt, exchange)) {
        await executor.admit(prompt, exchange, {});
      }
      return refuse(
        invalid('The arguments of prompts/get must be an object of strings.'),
      );
    },
    () => {
      if (typeof name === 'string') tellMissing(catalog, 'prompt', name);
      return refuse(
        offersPrompts(catalog)
          ? invalid(
              typeof name === 'string'
                ? `Unknown prompt: ${shorten(name)}`
                : 'prompts/get needs the name of a prompt, a string.',
            )
          : methodNotFound('prompts/get'),
      );
    },
  );
};

function invalid(message: string): ProtocolFault {
  return new ProtocolFault('invalid-params', message);
}
