import type { SchemaIssue, SchemaResult } from '../compiled-schema.js';
import { describeValue } from '../describe-value.js';
import { isObject } from '../is-object.js';
import type { DtoClass } from '../schema-source.js';
import { dtoIssues } from './dto-issues.js';
import type { DtoModel, DtoModels } from './dto-model.js';
import type { DtoScope } from './dto-scope.js';
import { DtoUnions } from './dto-unions.js';
import { findHostileKey } from './hostile-key.js';
import { withNestedInstances, type MakeInstance } from './nested-instances.js';
import { outerNames, type OuterNames } from './outer-names.js';

/** Makes instances of a DTO with class-transformer and checks them with class-validator. */
export class DtoValidator {
  private readonly model: DtoModel;
  private readonly unions: DtoUnions;
  private readonly names: OuterNames;
  private readonly transformOptions: object;
  private readonly validatorOptions: object;

  /**
   * @param models the DTO's class and all nested in it
   * @param scope options and direction
   */
  constructor(
    models: DtoModels,
    private readonly scope: DtoScope,
  ) {
    const { transformOptions, ...options } = scope.options;
    this.model = models.root;
    this.unions = new DtoUnions(models.all, options.whitelist ?? false);
    this.names = outerNames(models.all.values());
    this.transformOptions = {
      exposeDefaultValues: true,
      // class-transformer converts implicitly only where it is given no map at all.
      ...(!transformOptions?.enableImplicitConversion && {
        targetMaps: Array.from(models.all.values(), targetMap),
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
      return refuse({
        path: [],
        message: `must be an object, got ${describeValue(value)}`,
      });
    const issues: SchemaIssue[] = [];
    const { classRef } = this.model;
    if (this.scope.io === 'output' && value instanceof classRef) {
      const complete = this.complete(value, issues);
      return this.run(complete, value, issues);
    }
    const hostile = findHostileKey(value);
    if (hostile) return refuse(hostile);
    const ready = this.unions.prepare(value, classRef, [], issues);
    if (issues.length > 0) return refuse(...issues);
    const instance = this.make(classRef, ready);
    const result = this.scope.io === 'input' ? instance : value;
    return this.run(instance, result, issues);
  }

  private async run(
    instance: object,
    result: unknown,
    issues: readonly SchemaIssue[],
  ): Promise<SchemaResult> {
    if (issues.length > 0) return refuse(...issues);
    const { peers } = this.scope;
    const errors = await peers.validate(instance, this.validatorOptions);
    return errors.length > 0
      ? refuse(...dtoIssues(errors, this.names))
      : { ok: true, value: result };
  }

  private complete(instance: object, issues: SchemaIssue[]): object {
    const makeChild: MakeInstance = ({ classRef, union }, plain, path) => {
      const variant = union && this.unions.choose(union, plain, path, issues);
      if (union && !variant) return plain;
      const made = variant?.classRef ?? classRef;
      const ready = this.unions.prepare(plain, made, path, issues);
      return this.make(
        made,
        union && variant ? this.unions.settle(ready, union, variant) : ready,
      );
    };
    return withNestedInstances(instance, this.model, makeChild);
  }

  private make(classRef: DtoClass, plain: object): object {
    return this.scope.peers.plainToInstance(
      classRef,
      plain,
      this.transformOptions,
    );
  }
}

function refuse(...issues: readonly SchemaIssue[]): SchemaResult {
  return { ok: false, issues };
}

/** Tells class-transformer the classes of nested properties that have no `@Type()`. */
function targetMap({ classRef, properties }: DtoModel): object {
  const nested = properties.flatMap(({ name, child, untyped }) =>
    child && untyped ? [[name, child.classRef]] : [],
  );
  return { target: classRef, properties: Object.fromEntries(nested) };
}
