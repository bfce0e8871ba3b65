const MEGABYTE = 1024 * 1024;

/**
 * One line on how a visit went.
 *
 * @param failures what clients met that they should not have
 * @param held what the server did not let go of
 * @param bytes in use afterwards
 */
export function describeCycle(
  name: string,
  sessions: number,
  failures: readonly string[],
  held: readonly string[],
  bytes?: number,
): string {
  return [
    `${name}: ${sessions} sessions`,
    ...(bytes === undefined ? [] : [`${(bytes / MEGABYTE).toFixed(2)} MB`]),
    ...(failures.length > 0 ? [`${failures.length} clients FAILED`] : []),
    held.length === 0 ? 'all let go' : `HELD: ${held.join(', ')}`,
  ].join(', ');
}
