/**
 * Adds a method to a class, decorated as it would be in the source: modules
 * with thousands of components are not written by hand.
 *
 * @param host class the method is added to
 * @param name of the method
 * @param decorator what stands above it
 */
export function declare<Self, Input>(
  host: new (...dependencies: never[]) => Self,
  name: string,
  decorator: MethodDecorator,
  method: (this: Self, input: Input) => unknown,
): void {
  const prototype: object = Object(host.prototype);
  const descriptor: PropertyDescriptor = { value: method, configurable: true };
  Object.defineProperty(prototype, name, descriptor);
  Reflect.defineMetadata('design:paramtypes', [Object], prototype, name);
  decorator(prototype, name, descriptor);
}
