import type { JsonSchema } from '../schema/json-schema.js';
import { addPropertyNotes } from '../schema/dto/property-notes.js';

/** What `@Describe()` can say beside the description. */
export interface DescribeOptions {
  /** Values a model may take as a pattern. */
  readonly examples?: readonly unknown[];
  /** JSON Schema keywords to add; they win over those made from decorators. */
  readonly schema?: JsonSchema;
}

/**
 * Describes a DTO property to the models that fill it in.
 * @param description what the property means, and in which unit it is
 * @param options examples, and keywords no decorator stands for
 * @example
 * ```ts
 * class ForecastQuery {
 *   @Describe('Name of the city', { examples: ['Oslo'] })
 *   @IsString()
 *   city: string;
 * }
 * ```
 */
export function Describe(
  description: string,
  { examples, schema }: DescribeOptions = {},
): (prototype: object, property: string) => void {
  return (prototype, property) =>
    addPropertyNotes(prototype, property, {
      description,
      ...(examples && { examples }),
      ...schema,
    });
}
