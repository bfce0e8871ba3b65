import { isSchemaObject } from '../child-schemas.js';
import { isPattern } from '../is-pattern.js';
import type { BuildCoercer, Coercer } from './coercer-type.js';
import type { SchemaPart } from './schema-parts.js';

type JsonObject = Readonly<Record<string, unknown>>;

/** Coerces the properties of an object as `properties` and `additionalProperties` of one schema say. */
export class ObjectCoercer {
  private constructor(
    private readonly properties: ReadonlyMap<string, Coercer>,
    private readonly patterns: readonly RegExp[],
    private readonly others: Coercer | undefined,
  ) {}

  /**
   * @param part a schema
   * @param build makes the coercers of the schemas inside it
   * @returns nothing when the schema says nothing about properties
   */
  static of(
    { schema, resource }: SchemaPart,
    build: BuildCoercer,
  ): ObjectCoercer[] {
    const { properties, patternProperties, additionalProperties } = schema;
    const known = isSchemaObject(properties) ? properties : {};
    const others = isSchemaObject(additionalProperties)
      ? build(additionalProperties, resource)
      : undefined;
    if (Object.keys(known).length === 0 && !others) return [];
    return [
      new ObjectCoercer(
        new Map(Object.entries(known).map(([k, v]) => [k, build(v, resource)])),
        others && isSchemaObject(patternProperties)
          ? // A bad pattern is for the validator to report; here it matches nothing.
            Object.keys(patternProperties)
              .filter(isPattern)
              .map((pattern) => new RegExp(pattern, 'u'))
          : [],
        others,
      ),
    ];
  }

  /**
   * @param value a plain object, never altered
   * @returns the object itself, or a copy with coerced properties
   */
  run(value: JsonObject): JsonObject {
    let copy: Record<string, unknown> | undefined;
    for (const key of Object.keys(value)) {
      const coercer = this.coercerOf(key);
      if (!coercer) continue;
      const coerced = coercer(value[key]);
      if (coerced === value[key]) continue;
      copy ??= { ...value };
      copy[key] = coerced;
    }
    return copy ?? value;
  }

  private coercerOf(key: string): Coercer | undefined {
    // Writing it would set the copy's prototype to what a client sent.
    if (key === '__proto__') return undefined;
    const coercer = this.properties.get(key);
    if (coercer || !this.others) return coercer;
    return this.patterns.some((pattern) => pattern.test(key))
      ? undefined
      : this.others;
  }
}
