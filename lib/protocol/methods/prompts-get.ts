import { ProtocolFault } from '../../errors/protocol-fault.js';
import { methodNotFound } from '../method-not-found.js';
import { shorten } from '../shorten.js';
import { textArguments } from '../text-arguments.js';
import type { McpMethod } from './mcp-method.js';

/** `prompts/get` (2026-07-28, Prompts). What is wrong is told only after the endpoint's guards let the caller in. */
export const promptsGet: McpMethod = async (
  exchange,
  { profile, executor },
) => {
  const { name, arguments: sent = {} } = exchange.message.params;
  const { snapshot } = profile.catalog;
  const prompt = typeof name === 'string' ? snapshot.prompt(name) : undefined;
  const args = textArguments(sent);
  if (!prompt || !args) {
    return executor.runEndpoint('call', exchange, () => {
      throw snapshot.prompts.length === 0
        ? methodNotFound('prompts/get')
        : new ProtocolFault('invalid-params', problemWith(name, prompt));
    });
  }
  return executor.getPrompt(prompt, exchange, args);
};

function problemWith(name: unknown, prompt: object | undefined): string {
  if (typeof name !== 'string') {
    return 'prompts/get needs the name of a prompt, a string.';
  }
  return prompt
    ? 'The arguments of prompts/get must be an object of strings.'
    : `Unknown prompt: ${shorten(name)}`;
}
