import type { SchemaIssue } from '../compiled-schema.js';
import { describeValue } from '../describe-value.js';
import { isObject, isPlainObject } from '../is-object.js';
import { ISSUE_LIMIT } from '../issue-limit.js';
import type { DtoClass } from '../schema-source.js';
import type { DtoChild } from './dto-child.js';
import type { DtoModel } from './dto-model.js';
import { variantOf, type DtoUnion, type DtoVariant } from './dto-union.js';

type Path = SchemaIssue['path'];
type JsonObject = Readonly<Record<string, unknown>>;

/**
 * Prepares plain values with discriminated unions in them for
 * class-transformer, which makes the declared class where the discriminator is
 * unknown, breaks at null, and alters the value it reads.
 */
export class DtoUnions {
  private readonly exists: boolean;

  /**
   * @param models the DTO's class and all nested in it
   * @param whitelist whether instances have declared properties only
   */
  constructor(
    private readonly models: ReadonlyMap<DtoClass, DtoModel>,
    private readonly whitelist: boolean,
  ) {
    this.exists = [...models.values()].some(({ properties }) =>
      properties.some(({ child }) => child?.union),
    );
  }

  /**
   * Makes a value ready, without altering it.
   * @param plain the plain form of an object
   * @param classRef its class
   * @param path where it is in the whole value
   * @param issues takes every object whose class cannot be told
   * @returns the object itself where there is no union in it
   */
  prepare(
    plain: JsonObject,
    classRef: DtoClass,
    path: Path,
    issues: SchemaIssue[],
  ): JsonObject {
    const model = this.models.get(classRef);
    return this.exists && model
      ? this.object(plain, model, path, issues)
      : plain;
  }

  /**
   * Tells which of its classes an object of a union is of.
   * @param union the union
   * @param item the object
   * @param path where it is in the whole value
   * @param issues takes it where it is of none
   */
  choose(
    union: DtoUnion,
    item: JsonObject,
    path: Path,
    issues: SchemaIssue[],
  ): DtoVariant | undefined {
    const variant = variantOf(union, item);
    if (!variant) {
      const names = union.variants.map(({ name }) => JSON.stringify(name));
      const value = item[union.property];
      const got = value === undefined ? '' : `, got ${describeValue(value)}`;
      report(
        issues,
        [...path, union.property],
        `must be one of ${names.join(', ')}${got}`,
      );
    }
    return variant;
  }

  /**
   * The discriminator of an object as its instance is to have it: kept where
   * the class declares it or nothing is whitelisted, dropped else.
   * @param plain the plain form of the object
   * @param union the union
   * @param variant which of its classes the object is of
   */
  settle(plain: JsonObject, union: DtoUnion, variant: DtoVariant): JsonObject {
    const { [union.property]: _, ...others } = plain;
    return this.isKept(union, variant)
      ? { ...others, [union.property]: variant.name }
      : others;
  }

  private object(
    plain: JsonObject,
    { properties }: DtoModel,
    path: Path,
    issues: SchemaIssue[],
  ): JsonObject {
    const changes: Record<string, unknown> = {};
    for (const { name, wire, child } of properties) {
      if (!child) continue;
      // class-transformer also reads a renamed property under its own name.
      for (const key of new Set([name, ...wire])) {
        if (!Object.hasOwn(plain, key)) continue;
        const value = plain[key];
        const ready = this.value(value, child, [...path, key], issues);
        if (ready !== value) changes[key] = ready;
      }
    }
    return Object.keys(changes).length > 0 ? { ...plain, ...changes } : plain;
  }

  private value(
    value: unknown,
    child: DtoChild,
    path: Path,
    issues: SchemaIssue[],
  ): unknown {
    if (Array.isArray(value))
      return value.map((item: unknown, index) =>
        this.item(item, child, [...path, index], issues),
      );
    if (child.place === 'members' && isPlainObject(value))
      return Object.fromEntries(
        Object.entries(value).map(([key, member]) => [
          key,
          this.item(member, child, [...path, key], issues),
        ]),
      );
    // What is no object is for class-validator to refuse, or to accept where null is fine.
    return isObject(value) ? this.item(value, child, path, issues) : value;
  }

  private item(
    item: unknown,
    { classRef, union }: DtoChild,
    path: Path,
    issues: SchemaIssue[],
  ): unknown {
    if (!union)
      return isPlainObject(item)
        ? this.prepare(item, classRef, path, issues)
        : item;
    if (!isObject(item) || Array.isArray(item)) {
      report(issues, path, `must be an object, got ${describeValue(item)}`);
      return item;
    }
    const variant = this.choose(union, item, path, issues);
    if (!variant) return item;
    const ready = this.prepare(item, variant.classRef, path, issues);
    return this.isKept(union, variant)
      ? undeletable({ ...ready, [union.property]: variant.name })
      : readable(this.settle(ready, union, variant), union, variant);
  }

  private isKept({ property, keep }: DtoUnion, { classRef }: DtoVariant) {
    const properties = this.models.get(classRef)?.properties ?? [];
    return (
      properties.some(({ wire }) => wire.includes(property)) ||
      (keep && !this.whitelist)
    );
  }
}

function report(issues: SchemaIssue[], path: Path, message: string): void {
  if (issues.length < ISSUE_LIMIT) issues.push({ path, message });
}

// class-transformer deletes the discriminator before it reads the other properties.
function undeletable(plain: JsonObject): JsonObject {
  return new Proxy(plain, { deleteProperty: () => true });
}

// Inherited, the discriminator is found by class-transformer and not taken over into the instance.
function readable(
  plain: JsonObject,
  { property }: DtoUnion,
  { name }: DtoVariant,
): JsonObject {
  const object: object = Object.create({ [property]: name });
  return Object.assign(object, plain);
}
