import { isObject } from '../schema/is-object.js';

/**
 * Goes on with a value that may be there already: without waiting when it is,
 * so that what a store answers at once costs no turn of the event loop.
 *
 * @param value the value or a promise of it, of any library or realm
 * @param next called with the value
 * @returns what `next` returns, or a promise of it
 */
export function andThen<T, R>(
  value: T | Promise<T>,
  next: (value: T) => R | Promise<R>,
): R | Promise<R> {
  return isPromise(value) ? Promise.resolve(value).then(next) : next(value);
}

/**
 * Does something that may fail at once or later.
 *
 * @param work what to do
 * @param failed makes another result of the error
 */
export function orElse<T>(
  work: () => T | Promise<T>,
  failed: (error: unknown) => T,
): T | Promise<T> {
  try {
    const result = work();
    return isPromise(result) ? Promise.resolve(result).catch(failed) : result;
  } catch (error) {
    return failed(error);
  }
}

function isPromise<T>(value: T | Promise<T>): value is Promise<T> {
  return isObject(value) && typeof value['then'] === 'function';
}
