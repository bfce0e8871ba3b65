import type { SchemaResult } from '../compiled-schema.js';
import { describeValue } from '../describe-value.js';
import { isObject } from '../is-object.js';
import type { DtoClass } from '../schema-source.js';
import { dtoIssues } from './dto-issues.js';
import type { DtoModel } from './dto-model.js';
import type { DtoScope } from './dto-scope.js';
import { findHostileKey } from './hostile-key.js';
import { withNestedInstances } from './nested-instances.js';

/** Makes instances of a DTO with class-transformer and checks them with class-validator. */
export class DtoValidator {
  private readonly transformOptions: object;
  private readonly validatorOptions: object;

  /**
   * @param model the DTO
   * @param models that class and all nested in it
   * @param scope options and direction
   */
  constructor(
    private readonly model: DtoModel,
    models: Iterable<DtoModel>,
    private readonly scope: DtoScope,
  ) {
    const { transformOptions, ...options } = scope.options;
    this.transformOptions = {
      exposeDefaultValues: true,
      // class-transformer converts implicitly only where it is given no map at all.
      ...(!transformOptions?.enableImplicitConversion && {
        targetMaps: Array.from(models, targetMap),
      }),
      ...transformOptions,
    };
    // Dropping properties would alter what the handler returned.
    this.validatorOptions =
      scope.io === 'output' && !options.forbidNonWhitelisted
        ? { ...options, whitelist: false }
        : options;
  }

  /**
   * @param value what a client sent, or what a handler returned
   * @returns the instance for an input, the value itself for an output
   */
  async validate(value: unknown): Promise<SchemaResult> {
    if (!isObject(value) || Array.isArray(value))
      return refuse([], `must be an object, got ${describeValue(value)}`);
    if (this.scope.io === 'output' && value instanceof this.model.classRef)
      return this.run(this.complete(value), value);
    const hostile = findHostileKey(value);
    if (hostile) return { ok: false, issues: [hostile] };
    const instance = this.make(this.model.classRef, value);
    return this.run(instance, this.scope.io === 'input' ? instance : value);
  }

  private async run(instance: object, result: unknown): Promise<SchemaResult> {
    const { peers } = this.scope;
    const errors = await peers.validate(instance, this.validatorOptions);
    return errors.length > 0
      ? { ok: false, issues: dtoIssues(errors) }
      : { ok: true, value: result };
  }

  private complete(instance: object): object {
    return withNestedInstances(instance, this.model, this.make);
  }

  private readonly make = (classRef: DtoClass, plain: object): object =>
    this.scope.peers.plainToInstance(classRef, plain, this.transformOptions);
}

function refuse(
  path: readonly (string | number)[],
  message: string,
): SchemaResult {
  return { ok: false, issues: [{ path, message }] };
}

/** Tells class-transformer the classes of nested properties that have no `@Type()`. */
function targetMap({ classRef, properties }: DtoModel): object {
  const nested = properties.flatMap(({ name, child, untyped }) =>
    child && untyped ? [[name, child.classRef]] : [],
  );
  return { target: classRef, properties: Object.fromEntries(nested) };
}
