import { compileJsonSchema } from './ajv/compile-json-schema.js';
import { buildCoercer } from './coercion/coercer.js';
import type { CompiledSchema, SchemaResult } from './compiled-schema.js';
import { compileDto, type CompiledDto } from './dto/compile-dto.js';
import type { DtoValidationOptions } from './dto/dto-validation-options.js';
import { isObject } from './is-object.js';
import { objectRoot } from './object-root.js';
import { SchemaErrorCode } from './schema-error-codes.js';
import {
  isDtoClass,
  isJsonSchema,
  isStandardSchema,
  type SchemaSource,
} from './schema-source.js';
import { SchemaException } from './schema.exception.js';
import { standardJsonSchema, validateStandard } from './standard-schema.js';
import { refuseTooDeep, refuseTooDeepSchema } from './too-deep.js';
import type { SchemaDirection, ValidationMode } from './validation-mode.js';

/** How a schema is to be compiled. */
export interface CompileSchemaOptions {
  /** `input` schemas describe an object; `output` schemas may describe anything. */
  readonly io: SchemaDirection;
  /** Whether text is turned into numbers and booleans; input only, an output is never altered. */
  readonly mode: ValidationMode;
  /** How class-validator and class-transformer treat a DTO; nothing to other sources. */
  readonly pipe?: DtoValidationOptions;
}

/**
 * Makes the one form of a schema the library works with from whatever the
 * user wrote. Synchronous; validators are loaded and compiled on first use.
 * @param source a DTO class, a Standard Schema or a JSON Schema object
 * @param options direction, mode and DTO options
 * @throws SchemaException when no schema can be made of the source, with a remedy
 */
export function compileSchema(
  source: SchemaSource,
  options: CompileSchemaOptions,
): CompiledSchema {
  try {
    return withCoercion(compileSource(source, options), options);
  } catch (error) {
    return refuseTooDeepSchema(error);
  }
}

function withCoercion(
  { assumed, ...compiled }: Compiled,
  { io, mode }: CompileSchemaOptions,
): CompiledSchema {
  const coerce =
    io === 'input' && mode === 'coerce'
      ? buildCoercer(assumed ?? compiled.json)
      : undefined;
  const run = coerce
    ? (value: unknown) => compiled.validate(coerce(value))
    : (value: unknown) => compiled.validate(value);
  return {
    ...compiled,
    validate: (value) => guarded(run, value),
    ...(coerce && { coerce }),
  };
}

/** A schema, and the one to coerce text for where that is another. */
type Compiled = CompiledSchema & Partial<CompiledDto>;

function compileSource(
  source: unknown,
  { io, pipe }: CompileSchemaOptions,
): Compiled {
  const rooted = io === 'input' ? objectRoot : <T>(json: T) => json;
  if (isStandardSchema(source))
    return {
      json: rooted(standardJsonSchema(source, io)),
      validate: (value) => validateStandard(source, value),
    };
  if (isDtoClass(source)) return compileDto(source, io, pipe ?? {});
  if (isJsonSchema(source) && !isRawShape(source))
    return compileJsonSchema(rooted(source));
  throw new SchemaException(
    SchemaErrorCode.UnknownSource,
    `A schema is asked for, and ${describe(source)} is none.`,
    isRawShape(source)
      ? 'Wrap the properties in the library’s object schema, like z.object({ … }).'
      : 'Give a DTO class, a Standard Schema (Zod, Valibot, ArkType) or a JSON Schema object.',
  );
}

// The `{ city: z.string() }` that other MCP libraries take would pass as a JSON Schema without keywords.
function isRawShape(source: unknown): boolean {
  return (
    isObject(source) && Object.values(source).some((v) => isStandardSchema(v))
  );
}

function describe(source: unknown): string {
  if (typeof source === 'function') return `the function ${source.name}`;
  if (isRawShape(source)) return 'an object of schemas';
  return isObject(source) ? 'this object' : String(source);
}

function guarded(
  run: (value: unknown) => SchemaResult | Promise<SchemaResult>,
  value: unknown,
): SchemaResult | Promise<SchemaResult> {
  try {
    const result = run(value);
    return 'then' in result ? result.catch(refuseTooDeep) : result;
  } catch (error) {
    return refuseTooDeep(error);
  }
}
