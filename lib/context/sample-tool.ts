import type { SchemaSource } from '../schema/schema-source.js';
import type { Described } from './elicitation.js';
import type { SampleTool } from './sampling.js';

/** A `SampleTool` whose function takes what its schema describes. */
export interface SampleToolInit<S extends SchemaSource> extends SampleTool {
  readonly input: S;
  readonly run: (input: Described<S>) => unknown;
}

/**
 * A function for the model to call, for the `tools` of `ctx.sample`: gives `run`
 * the type of its input, which an object written into the list cannot.
 *
 * @example
 * sampleTool({
 *   name: 'population',
 *   description: 'How many people live in a city',
 *   input: z.object({ city: z.string() }),
 *   run: ({ city }) => this.cities.population(city),
 * })
 */
export function sampleTool<S extends SchemaSource>(
  tool: SampleToolInit<S>,
): SampleTool {
  return tool;
}
