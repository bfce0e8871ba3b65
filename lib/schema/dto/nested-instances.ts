import { isObject, isPlainObject } from '../is-object.js';
import type { DtoChild } from './dto-child.js';
import type { DtoModel } from './dto-model.js';

/** Makes an instance of a nested class of a plain object. */
export type MakeInstance = (
  child: DtoChild,
  plain: Readonly<Record<string, unknown>>,
  path: readonly (string | number)[],
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
    const made = convert(value, name, child, make);
    if (made !== value) changes[name] = made;
  }
  if (Object.keys(changes).length === 0) return instance;
  const prototype: object | null = Object.getPrototypeOf(instance);
  return Object.assign(Object.create(prototype), instance, changes);
}

function convert(
  value: unknown,
  name: string,
  child: DtoChild,
  make: MakeInstance,
): unknown {
  const convertOne = (item: unknown, ...index: readonly number[]) =>
    isPlainObject(item) ? make(child, item, [name, ...index]) : item;
  if (child.place === 'self') return convertOne(value);
  if (child.place === 'members' || !isObject(value)) return value;
  return Array.isArray(value) && value.some(isPlainObject)
    ? value.map((item: unknown, index) => convertOne(item, index))
    : value;
}
