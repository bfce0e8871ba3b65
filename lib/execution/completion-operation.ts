import type { Prompt } from '../components/prompt.js';
import type { ResourceTemplate } from '../components/resource-template.js';
import { schemaValues } from '../schema/schema-values.js';
import type { CompletionValues } from './completion-conversion.js';
import { convertCompletion } from './completion-conversion.js';

/** What `completion/complete` asks: values for one argument. */
export interface CompletionRequest {
  readonly component: Prompt | ResourceTemplate;
  readonly argument: string;
  /** What the user has typed so far. */
  readonly value: string;
  /** The arguments filled in already. */
  readonly filled: Readonly<Record<string, string>>;
}

/** Whether an argument completes itself: its schema allows only certain values. */
export function completesItself(
  { input }: Prompt | ResourceTemplate,
  argument: string,
): boolean {
  return schemaValues(input.json, argument) !== undefined;
}

/** The values the schema of an argument allows that begin with what was typed, whatever the case. */
export function completeFromSchema({
  component,
  argument,
  value,
}: CompletionRequest): CompletionValues {
  const typed = value.toLowerCase();
  return convertCompletion(
    (schemaValues(component.input.json, argument) ?? []).filter((allowed) =>
      allowed.toLowerCase().startsWith(typed),
    ),
  );
}
