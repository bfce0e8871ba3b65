/**
 * Whether loading failed because a package is not installed, and not for
 * anything that is wrong inside it.
 *
 * @param error what loading threw
 */
export function isMissingModule(error: unknown): boolean {
  return (
    // Not by its class: a test runner's realm has an Error of its own.
    typeof error === 'object' &&
    error !== null &&
    'code' in error &&
    error.code === 'MODULE_NOT_FOUND'
  );
}
