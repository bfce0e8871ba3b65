import type { Prompt } from '../components/prompt.js';
import { metaOnWire } from './component-wire.js';
import type { JsonObject } from './json-object.js';

/** A prompt as `prompts/list` shows it (2026-07-28, Prompts). */
export function promptOnWire(
  prompt: Prompt,
  versions?: readonly string[],
): JsonObject {
  return {
    name: prompt.name,
    title: prompt.title,
    description: prompt.description,
    ...(prompt.arguments.length > 0 && { arguments: prompt.arguments }),
    icons: prompt.icons,
    ...metaOnWire(prompt, versions),
  };
}
