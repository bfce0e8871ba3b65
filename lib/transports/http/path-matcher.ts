const SPECIAL = /[\\^$.*+?()[\]{}|]/g;

/**
 * Tells whether a request path is one of some route paths, the way Express
 * does: in any case, with or without a slash at the end, `:name` for any segment.
 *
 * @param paths route paths, each with a leading slash
 */
export function pathMatcher(
  paths: readonly string[],
): (path: string) => boolean {
  const patterns = paths.map((path) => {
    const segments = path
      .replace(/\/$/, '')
      .split('/')
      .map((segment) =>
        segment.startsWith(':') ? '[^/]+' : segment.replace(SPECIAL, '\\$&'),
      );
    return new RegExp(`^${segments.join('/')}/?$`, 'i');
  });
  return (path) => patterns.some((pattern) => pattern.test(path));
}
