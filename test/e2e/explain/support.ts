import type { Explanation } from '../../../lib/server/explain/explanation.js';

/** The steps of an explanation, as it prints them. */
export function said(explanation: Explanation): readonly string[] {
  const [, ...lines] = explanation.toString().split('\n');
  return lines.map((line) => line.trim().replace(/ {2,}/, ' '));
}
