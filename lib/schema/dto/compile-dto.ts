import type { CompiledSchema } from '../compiled-schema.js';
import type { JsonSchema } from '../json-schema.js';
import type { DtoClass } from '../schema-source.js';
import type { SchemaDirection } from '../validation-mode.js';
import { readModels } from './dto-model.js';
import { loadDtoPeers } from './dto-peers.js';
import { dtoSchema } from './dto-schema.js';
import type { DtoScope } from './dto-scope.js';
import type { DtoValidationOptions } from './dto-validation-options.js';
import { DtoValidator } from './dto-validator.js';

/** A compiled DTO. */
export interface CompiledDto extends CompiledSchema {
  /**
   * The schema text is coerced for: like `json`, but with what decorators ask
   * for under a condition, where `json` allows anything.
   */
  readonly assumed: JsonSchema;
}

/**
 * Compiles a DTO class: its JSON Schema is made from its decorators, and its
 * values are checked by class-validator itself.
 * @param classRef the class
 * @param io an input becomes an instance; an output is checked and left as it is
 * @param pipe how it is validated; whitelisting is strict unless it says otherwise
 * @throws SchemaException when the class says too little to make a schema
 */
export function compileDto(
  classRef: DtoClass,
  io: SchemaDirection,
  pipe: DtoValidationOptions,
): CompiledDto {
  const options = {
    ...pipe,
    whitelist: pipe.whitelist ?? true,
    forbidNonWhitelisted: pipe.forbidNonWhitelisted ?? true,
    forbidUnknownValues: pipe.forbidUnknownValues ?? true,
  };
  const scope: DtoScope = { peers: loadDtoPeers(), io, options };
  const models = readModels(classRef, scope);
  const closed = options.whitelist && options.forbidNonWhitelisted;
  const validator = new DtoValidator(models, scope);
  return {
    json: dtoSchema(models, { io, closed, assuming: false }),
    assumed: dtoSchema(models, { io, closed, assuming: true }),
    validate: (value) => validator.validate(value),
  };
}
