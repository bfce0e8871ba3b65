import { accessFault, type AccessOptions } from './access-options.js';
import { instanceMethod } from './instance-method.js';
import { ACCESS_METADATA } from './metadata-keys.js';

/** Stands over a method, or over a class for all its methods. */
export type ClassOrMethodDecorator = ClassDecorator & MethodDecorator;

/** What the decorators of a class and of one of its methods require, each list in the order they stand in. */
export interface DeclaredAccess {
  readonly ofClass: readonly AccessOptions[];
  readonly ofMethod: readonly AccessOptions[];
}

/**
 * The decorator that leaves a requirement on a class or method.
 *
 * @param decorator its name, for the error
 * @throws TypeError when what it requires makes no sense, and when put on
 *   anything but a class or a method of an instance
 */
export function declareAccess(
  decorator: string,
  access: AccessOptions,
): ClassOrMethodDecorator {
  const fault = accessFault(access);
  if (fault) {
    throw new TypeError(`@${decorator}(): ${fault.message} ${fault.remedy}`);
  }
  return (target: object, key?: string | symbol, descriptor?: unknown) => {
    if (key === undefined) {
      const declared = [access, ...readOwn(target)];
      Reflect.defineMetadata(ACCESS_METADATA, declared, target);
      return;
    }
    instanceMethod(decorator, target, key, Object(descriptor).value);
    const declared = [access, ...readOwn(target, key)];
    Reflect.defineMetadata(ACCESS_METADATA, declared, target, key);
  };
}

/**
 * What is required of the callers of a method. A class or method that extends
 * or overrides another requires what that does as well: leaving a decorator out
 * must not take it away. Nor does it open what it does not open itself.
 *
 * @param prototype of the class whose method is called
 */
export function readAccess(prototype: object, method: string): DeclaredAccess {
  const [own = [], ...overridden] = declarationsOf(prototype, method);
  return {
    ofClass: readClass(prototype.constructor),
    ofMethod: [...requirementsOf(overridden), ...own],
  };
}

/** Requires over a class what is required over another, the inherited included. */
export function copyAccess(from: object, to: object): void {
  Reflect.defineMetadata(ACCESS_METADATA, readClass(from), to);
}

/** Whether the method itself says who may use it, and not only one it overrides. */
export function declaresAccess(prototype: object, method: string): boolean {
  const [own] = declarationsOf(prototype, method);
  return own !== undefined && own.length > 0;
}

function readClass(classRef: object): readonly AccessOptions[] {
  const [own = [], ...extended] = chainOf(classRef).map((each) =>
    readOwn(each),
  );
  return [...own, ...requirementsOf(extended)];
}

/** What stands over a method, then over each it overrides. */
function declarationsOf(
  prototype: object,
  method: string,
): readonly (readonly AccessOptions[])[] {
  return chainOf(prototype)
    .filter((owner) => Object.hasOwn(owner, method))
    .map((owner) => readOwn(owner, method));
}

/** What is inherited: all but that something is public. */
function requirementsOf(
  inherited: readonly (readonly AccessOptions[])[],
): readonly AccessOptions[] {
  return inherited.flat().filter((access) => !access.public);
}

/** An object, then what it inherits from, one after the other. */
function chainOf(object: object): readonly object[] {
  const chain: object[] = [];
  for (
    let owner: object | null = object;
    owner;
    owner = Object.getPrototypeOf(owner)
  ) {
    chain.push(owner);
  }
  return chain;
}

function readOwn(
  target: object,
  key?: string | symbol,
): readonly AccessOptions[] {
  const declared: unknown =
    key === undefined
      ? Reflect.getOwnMetadata(ACCESS_METADATA, target)
      : Reflect.getOwnMetadata(ACCESS_METADATA, target, key);
  return Array.isArray(declared) ? declared : [];
}
