import { instanceMethod } from './instance-method.js';
import { CONFIRM_METADATA } from './metadata-keys.js';

/** What `@Confirm()` was given; at run time that may be anything. */
export interface ConfirmDeclaration {
  readonly message: unknown;
}

/**
 * The decorator that leaves the message of a question on a method.
 *
 * @param decorator its name, for the error
 * @throws TypeError when put on anything but a method of an instance
 */
export function declareConfirmation(
  decorator: string,
  declaration: ConfirmDeclaration,
): MethodDecorator {
  return (target, key, descriptor) => {
    instanceMethod(decorator, target, key, descriptor.value);
    Reflect.defineMetadata(CONFIRM_METADATA, declaration, target, key);
  };
}

/**
 * What a method's user is to be asked. A method that overrides another keeps
 * its question: leaving `@Confirm()` out must not take it away.
 *
 * @param prototype of the class whose method is called
 * @returns `undefined` where nothing is asked
 */
export function readConfirmation(
  prototype: object,
  method: string,
): ConfirmDeclaration | undefined {
  return Reflect.getMetadata(CONFIRM_METADATA, prototype, method);
}

/** Whether the method itself has the question, and not only one it overrides. */
export function declaresConfirmation(
  prototype: object,
  method: string,
): boolean {
  for (
    let owner: object | null = prototype;
    owner;
    owner = Object.getPrototypeOf(owner)
  ) {
    if (Object.hasOwn(owner, method)) {
      return Reflect.hasOwnMetadata(CONFIRM_METADATA, owner, method);
    }
  }
  return false;
}
