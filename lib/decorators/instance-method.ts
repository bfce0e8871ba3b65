/**
 * What a method decorator stands on.
 *
 * @param decorator its name, for the message
 * @returns the method
 * @throws TypeError when it stands on anything but a method of an instance
 */
export function instanceMethod(
  decorator: string,
  target: object,
  key: string | symbol,
  method: unknown,
): object {
  if (typeof method === 'function' && typeof target !== 'function') {
    return method;
  }
  const owner = typeof target === 'function' ? target : target.constructor;
  throw new TypeError(
    `@${decorator}() on ${owner.name}.${String(key)}: it belongs on a method of an instance. ` +
      'Put it on a non-static method of a provider or controller.',
  );
}
