import { createRequire } from 'node:module';
import { isMissingModule } from '../../errors/is-missing-module.js';
import { SchemaErrorCode } from '../schema-error-codes.js';
import type { DtoClass } from '../schema-source.js';
import { SchemaException } from '../schema.exception.js';
import type { TypeStorage } from './type-storage.js';

/** One decorator of class-validator on one property. */
export interface DtoRule {
  /** Its kind: `customValidation`, `nestedValidation`, `conditionalValidation`, … */
  readonly type: string;
  /** Its name: `isInt`; absent for some custom validators. */
  readonly name?: string;
  /** The class it was written in. */
  readonly target: unknown;
  readonly propertyName: string;
  /** What the decorator was given. */
  readonly constraints?: readonly unknown[];
  /** The key of the validators that carry it out. */
  readonly constraintCls: unknown;
  /** Whether it is about the items of an array. */
  readonly each?: boolean;
  /** When it is carried out; always, where there is none. */
  readonly validateIf?: unknown;
}

/** A problem class-validator found, with those inside it. */
export interface DtoError {
  readonly target?: object;
  readonly property?: string;
  readonly value?: unknown;
  readonly constraints?: Readonly<Record<string, string>>;
  readonly children?: readonly DtoError[];
}

/** What class-validator knows about classes. */
export interface RuleStorage {
  getTargetValidationMetadatas(
    target: unknown,
    schema: string,
    always: boolean,
    strictGroups: boolean,
    groups?: readonly string[],
  ): readonly DtoRule[];
  getTargetValidatorConstraints(constraintCls: unknown): readonly {
    readonly instance: { validate(value: unknown, args: object): unknown };
  }[];
}

/** class-validator and class-transformer, as far as DTOs need them. */
export interface DtoPeers {
  readonly rules: RuleStorage;
  readonly types: TypeStorage;
  /** class-validator's `validate`. */
  validate(instance: object, options: object): Promise<readonly DtoError[]>;
  /** class-validator's `IsOptional`. */
  readonly IsOptional: () => (prototype: object, property: string) => void;
  /** class-transformer's `plainToInstance`. */
  plainToInstance(classRef: DtoClass, plain: object, options: object): object;
  /** The names of a plain object that class-transformer takes over into an instance of a class. */
  keysOf(classRef: DtoClass, plain: object, options: object): readonly string[];
}

// class-transformer's PLAIN_TO_CLASS.
const INTO_INSTANCE = 0;

/**
 * Loads class-validator and class-transformer, optional peers that only
 * applications with DTOs have. Both keep what decorators say in a storage of
 * their own, so the application's copies are the ones that must be loaded.
 * @param load how a package is loaded
 * @throws SchemaException `MCP_SCHEMA_PEER_MISSING`
 */
export function loadDtoPeers(
  load: NodeJS.Require | ((id: string) => never) = createRequire(
    import.meta.url,
  ),
): DtoPeers {
  try {
    const { getMetadataStorage, validate, IsOptional } =
      load('class-validator');
    const { plainToInstance } = load('class-transformer');
    const { defaultMetadataStorage } = load('class-transformer/cjs/storage.js');
    const { TransformOperationExecutor } = load(
      'class-transformer/cjs/TransformOperationExecutor.js',
    );
    return {
      rules: getMetadataStorage(),
      types: defaultMetadataStorage,
      validate,
      IsOptional,
      plainToInstance,
      keysOf: (classRef, plain, options) =>
        new TransformOperationExecutor(INTO_INSTANCE, options).getKeys(
          classRef,
          plain,
          false,
        ),
    };
  } catch (error) {
    if (!isMissingModule(error)) throw error;
    throw new SchemaException(
      SchemaErrorCode.PeerMissing,
      'A DTO class is used, and class-validator or class-transformer is not installed.',
      'Run: npm install class-validator class-transformer',
    );
  }
}
