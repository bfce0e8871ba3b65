import { declareComponent } from './component-declaration.js';
import type { PromptOptions } from './prompt-options.js';

/**
 * Makes a method of a provider or controller a prompt that users of MCP
 * clients can pick (2025-11-25, Prompts). What it returns becomes messages: a
 * string is what the user says.
 *
 * @param nameOrOptions the wire name, or options; the method's name by default
 * @throws TypeError when put on anything but a method of an instance
 *
 * @example
 * ```ts
 * @Prompt({ description: 'Plan a day out' })
 * plan({ city, mood }: PlanArguments) { return `Plan a ${mood} day in ${city}.`; }
 * ```
 */
export function Prompt(
  nameOrOptions: string | PromptOptions = {},
): MethodDecorator {
  return declareComponent('Prompt', {
    kind: 'prompt',
    options:
      typeof nameOrOptions === 'string'
        ? { name: nameOrOptions }
        : nameOrOptions,
  });
}
