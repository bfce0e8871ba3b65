import type { VersionRange } from '../components/visibility-criteria.js';
import { compareVersions } from './version-order.js';

export type { VersionRange };

/** Whether a version is in a range. */
export function isInRange(version: string, { gte, lt }: VersionRange): boolean {
  return (
    (gte === undefined || compareVersions(version, gte) >= 0) &&
    (lt === undefined || compareVersions(version, lt) < 0)
  );
}

/** What is wrong with a range, one sentence; `undefined` for one that has versions in it. */
export function rangeProblem(range: unknown): string | undefined {
  const { gte, lt }: { gte?: unknown; lt?: unknown } = Object(range);
  if (gte === undefined && lt === undefined) {
    return 'the range of versions has neither gte nor lt.';
  }
  const wrong = [gte, lt].find(
    (bound) =>
      bound !== undefined && (typeof bound !== 'string' || bound === ''),
  );
  if (wrong !== undefined) {
    return 'the bounds of a range of versions are texts, such as "2.0".';
  }
  return typeof gte === 'string' &&
    typeof lt === 'string' &&
    compareVersions(gte, lt) >= 0
    ? `no version is from ${gte} on and below ${lt}.`
    : undefined;
}
