import type { CompletionOptions } from './completion-options.js';
import { declareComponent } from './component-declaration.js';

/**
 * Makes a method propose values for an argument while a user types
 * (2025-11-25, Completion). It is given what was typed so far and, second, the
 * arguments filled in already; the values it returns are cut at 100.
 *
 * Who may use the prompt or resource may complete it: its guards are asked, with
 * its method and metadata, and those `@UseGuards()` puts on this one besides. Enum and boolean arguments complete themselves.
 *
 * @throws TypeError when put on anything but a method of an instance
 *
 * @example
 * ```ts
 * @Completion({ prompt: 'plan', argument: 'city' })
 * cities(typed: string, filled: Record<string, string>) { return this.geo.startingWith(typed, filled.country); }
 * ```
 */
export function Completion(options: CompletionOptions): MethodDecorator {
  return declareComponent('Completion', { kind: 'completion', options });
}
