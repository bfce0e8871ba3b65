import type { BuildCoercer, Coercer } from './coercer-type.js';
import type { SchemaPart } from './schema-parts.js';

/** Coerces the items of an array as `prefixItems` and `items` of one schema say. */
export class ArrayCoercer {
  private constructor(
    private readonly prefix: readonly Coercer[],
    private readonly items: Coercer,
  ) {}

  /**
   * @param part a schema
   * @param build makes the coercers of the schemas inside it
   * @returns nothing when the schema says nothing about items
   */
  static of(
    { schema, resource }: SchemaPart,
    build: BuildCoercer,
  ): ArrayCoercer[] {
    const { prefixItems, items } = schema;
    if (prefixItems === undefined && items === undefined) return [];
    const prefix = Array.isArray(prefixItems) ? prefixItems : [];
    return [
      new ArrayCoercer(
        prefix.map((item: unknown) => build(item, resource)),
        build(items, resource),
      ),
    ];
  }

  /**
   * @param value an array, never altered
   * @returns the array itself, or a copy with coerced items
   */
  run(value: unknown[]): unknown[] {
    let result = value;
    value.forEach((item, index) => {
      const coerced = (this.prefix[index] ?? this.items)(item);
      if (coerced === item) return;
      if (result === value) result = value.slice();
      result[index] = coerced;
    });
    return result;
  }
}
