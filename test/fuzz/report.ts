import type { FuzzOptions } from './fuzz-options.js';
import type { Failure, Tally } from './tally.js';

/** What a run came to. */
export interface Run {
  readonly options: FuzzOptions;
  readonly tally: Tally;
  readonly seconds: number;
  /** Bytes in use after warming up and at the end; nothing for a run too short to tell. */
  readonly memory: readonly [number, number] | undefined;
}

const MAX_PRINTED = 2000;
const MEGABYTE = 1024 * 1024;

/** One line that says how a run went. */
export function summary({ options, tally, seconds, memory }: Run): string {
  const statuses = [...tally.statuses]
    .sort(([a], [b]) => a - b)
    .map(([status, count]) => `${status}: ${count}`);
  const megabytes = memory
    ?.map((bytes) => (bytes / MEGABYTE).toFixed(1))
    .join(' → ');
  return [
    `${tally.ended} requests from ${options.first} of seed ${options.seed}`,
    `${seconds.toFixed(1)} s (${Math.round(tally.ended / seconds)}/s)`,
    ...statuses,
    `left: ${tally.left}`,
    ...(megabytes ? [`memory ${megabytes} MB`] : []),
    tally.failures.length === 0 ? 'passed' : 'FAILED',
  ].join(', ');
}

/** A failure with all that is needed to see it again. */
export function description(
  { problem, request, answer }: Failure,
  { seed }: FuzzOptions,
): string {
  if (!request) return `✗ ${problem}`;
  const { number, httpMethod, headers, body } = request;
  return [
    `✗ ${problem}`,
    `  request ${number} of seed ${seed}; again: npm run fuzz -- --seed ${seed} --first ${number} --requests 1`,
    `  ${httpMethod} ${JSON.stringify(headers)}`,
    `  ${shortened(body)}`,
    ...(answer ? [`  → ${answer.status} ${shortened(answer.text)}`] : []),
  ].join('\n');
}

function shortened(text: string): string {
  return text.length > MAX_PRINTED ? `${text.slice(0, MAX_PRINTED)}…` : text;
}
