import type { PipeSource } from '../components/handler-parameter.js';
import type { JsonSchema } from '../schema/json-schema.js';
import { PARAMETERS_METADATA } from './metadata-keys.js';

/** What `@Input('x', options)` can be told about one property of the input. */
export interface InputOptions {
  /** What the property means, written for the model. */
  readonly description?: string;
  /** Whether callers must send it. Default: true. */
  readonly required?: boolean;
  /** JSON Schema keywords to add, such as `{ minimum: 1 }`; they win over what the type says. */
  readonly schema?: JsonSchema;
}

/** A parameter as `@Input()` or `@Ctx()` declared it. */
export type ParameterDeclaration =
  | { readonly kind: 'context' }
  | {
      readonly kind: 'input';
      readonly property?: string;
      readonly options: InputOptions;
      readonly pipes: readonly PipeSource[];
    };

/** Adds a declaration to the ones of the same method; the subclass's own copy, never its parent's. */
export function declareParameter(
  target: object,
  key: string | symbol | undefined,
  index: number,
  declaration: ParameterDeclaration,
): void {
  if (key === undefined) {
    throw new TypeError(
      `@Input() and @Ctx() belong on method parameters, not on the constructor of ${String(Reflect.get(target, 'name'))}.`,
    );
  }
  const declared: ReadonlyMap<number, ParameterDeclaration> =
    readParameterDeclarations(target.constructor, key);
  Reflect.defineMetadata(
    PARAMETERS_METADATA,
    new Map([...declared, [index, declaration]]),
    target.constructor,
    key,
  );
}

/** The declarations of a method by parameter index, inherited ones included. */
export function readParameterDeclarations(
  classRef: object,
  key: string | symbol,
): ReadonlyMap<number, ParameterDeclaration> {
  const declared: unknown = Reflect.getMetadata(
    PARAMETERS_METADATA,
    classRef,
    key,
  );
  return declared instanceof Map ? declared : new Map();
}
