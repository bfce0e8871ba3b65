import { compileSchema } from '../../lib/schema/compile-schema.js';
import type { DtoValidationOptions } from '../../lib/schema/dto/dto-validation-options.js';
import type { JsonSchema } from '../../lib/schema/json-schema.js';
import type { DtoClass } from '../../lib/schema/schema-source.js';

/** The JSON Schema a DTO compiles to. */
export function jsonOf(
  dto: DtoClass,
  io: 'input' | 'output' = 'input',
  pipe?: DtoValidationOptions,
): JsonSchema {
  return compileSchema(dto, { io, mode: 'strict', pipe }).json;
}

/** The schemas of its properties. */
export function propertiesOf(
  dto: DtoClass,
  io: 'input' | 'output' = 'input',
): Record<string, unknown> {
  return Object(jsonOf(dto, io).properties);
}

export enum Color {
  Red = 'red',
  Blue = 'blue',
}

export enum Mixed {
  No = 0,
  Yes = 'yes',
}
