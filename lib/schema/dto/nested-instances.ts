import { isObject, isPlainObject } from '../is-object.js';
import type { DtoModel } from './dto-model.js';
import type { ChildPlace } from './rule-keywords.js';

/** Makes an instance of a nested class of a plain object. */
export type MakeInstance = (
  classRef: DtoModel['classRef'],
  plain: object,
) => object;

/**
 * An instance whose nested objects are instances as well. Handlers often build
 * one with `Object.assign(new Dto(), plain)`, and class-validator refuses the
 * plain objects in it.
 * @param instance what a handler returned, never altered
 * @param model its class
 * @param make makes the nested instances
 * @returns the instance itself where nothing in it is plain, else a copy
 */
export function withNestedInstances(
  instance: object,
  { properties }: DtoModel,
  make: MakeInstance,
): object {
  const changes: Record<string, unknown> = {};
  for (const { name, child } of properties) {
    const value: unknown = Reflect.get(instance, name);
    if (!child) continue;
    const made = convert(value, child.place, (plain) =>
      make(child.classRef, plain),
    );
    if (made !== value) changes[name] = made;
  }
  if (Object.keys(changes).length === 0) return instance;
  const prototype: object | null = Object.getPrototypeOf(instance);
  return Object.assign(Object.create(prototype), instance, changes);
}

function convert(
  value: unknown,
  place: ChildPlace,
  make: (plain: object) => object,
): unknown {
  const convertOne = (item: unknown) =>
    isPlainObject(item) ? make(item) : item;
  if (place === 'self') return convertOne(value);
  if (place === 'members' || !isObject(value)) return value;
  return Array.isArray(value) && value.some(isPlainObject)
    ? value.map(convertOne)
    : value;
}
