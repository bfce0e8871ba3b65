/**
 * Lets a promise be awaited later than others, or never: when a question ends a
 * run, those asked with it are left behind, which is no unhandled rejection.
 */
export function unawaited<T>(promise: Promise<T>): Promise<T> {
  promise.catch(() => undefined);
  return promise;
}
