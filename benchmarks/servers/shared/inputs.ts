import { IsInt, Max, Min } from 'class-validator';
import { z } from 'zod';

const MAX = 1_000_000;

/** What is added. */
export interface AddArguments {
  a: number;
  b: number;
}

/** What a tool adds, as a DTO. */
export class AddInput implements AddArguments {
  @IsInt()
  @Min(0)
  @Max(MAX)
  a: number;

  @IsInt()
  @Min(0)
  @Max(MAX)
  b: number;
}

/** What a tool adds, as a Zod schema; each call makes one of its own, as each tool in an application has. */
export function addSchema() {
  const operand = z.number().int().min(0).max(MAX);
  return z.strictObject({ a: operand, b: operand });
}

/** What a tool adds, as JSON Schema. */
export const ADD_JSON_SCHEMA = {
  type: 'object',
  properties: {
    a: { type: 'integer', minimum: 0, maximum: MAX },
    b: { type: 'integer', minimum: 0, maximum: MAX },
  },
  required: ['a', 'b'],
  additionalProperties: false,
} as const;

/** A text of any length. */
export const textSchema = z.strictObject({ text: z.string() });

/** What a prompt says hello to. */
export const nameSchema = z.strictObject({ name: z.string().min(1).max(100) });

/** How much is asked for. */
export const countSchema = z.strictObject({
  count: z.number().int().min(1).max(4_000_000),
});
