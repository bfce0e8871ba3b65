import { readAccess } from './access-declaration.js';

/**
 * Whether callers without a credential may use an endpoint: a method with
 * `@Public()`, or of a class with it. A class it extends opens only its own.
 *
 * @param endpoint a class that extends `McpEndpoint`
 */
export function isOpenEndpoint(endpoint: object, method: object): boolean {
  const prototype: unknown = Reflect.get(endpoint, 'prototype');
  const name: unknown = Reflect.get(method, 'name');
  if (typeof prototype !== 'object' || prototype === null) return false;
  const { ofClass, ofMethod } = readAccess(prototype, String(name));
  return [...ofClass, ...ofMethod].some((access) => access.public === true);
}
