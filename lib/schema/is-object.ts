/**
 * Tells whether a value is an object whose properties may be read; arrays too.
 * @param value anything
 */
export function isObject(
  value: unknown,
): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null;
}

/**
 * Tells whether a value is a JSON object: an object that is no array and no
 * instance of a class.
 * @param value anything
 */
export function isPlainObject(
  value: unknown,
): value is Readonly<Record<string, unknown>> {
  if (!isObject(value) || Array.isArray(value)) return false;
  const prototype: unknown = Object.getPrototypeOf(value);
  // A plain object of another realm (a test runner's, a worker's) has another Object.prototype.
  return prototype === null || Object.getPrototypeOf(prototype) === null;
}
