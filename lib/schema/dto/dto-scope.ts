import type { SchemaDirection } from '../validation-mode.js';
import type { DtoPeers, DtoRule } from './dto-peers.js';
import type { DtoValidationOptions } from './dto-validation-options.js';
import type { DtoClass } from '../schema-source.js';

/** What reading a DTO depends on. */
export interface DtoScope {
  readonly peers: DtoPeers;
  readonly io: SchemaDirection;
  /** The options in force, defaults included. */
  readonly options: DtoValidationOptions;
}

/**
 * The decorators that are carried out when an instance of a class is
 * validated, inherited ones included.
 * @param classRef the class
 * @param scope whose groups apply
 */
export function rulesOf(
  classRef: unknown,
  { peers, options }: DtoScope,
): readonly DtoRule[] {
  return peers.rules.getTargetValidationMetadatas(
    classRef,
    '',
    options.always ?? false,
    options.strictGroups ?? false,
    options.groups,
  );
}

/**
 * The name of a class for messages.
 * @param classRef the class
 */
export function nameOf(classRef: DtoClass): string {
  return classRef.name || 'An anonymous class';
}
