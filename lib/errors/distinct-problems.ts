import type { ConfigurationProblem } from './configuration-problem.js';

/** Each problem once: what is mounted twice is wrong in the same way twice. */
export function distinctProblems(
  problems: readonly ConfigurationProblem[],
): readonly ConfigurationProblem[] {
  const seen = new Set<string>();
  return problems.filter(({ code, where, message }) => {
    const key = JSON.stringify([code, where, message]);
    return seen.has(key) ? false : seen.add(key);
  });
}
