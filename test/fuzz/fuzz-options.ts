import { parseArgs } from 'node:util';

/** What a process is told by `run.mjs`, which has checked it. */
export interface FuzzOptions {
  /** How many requests to send. */
  readonly requests: number;
  /** Number of the first of them. */
  readonly first: number;
  /** Determines, with its number, every request. */
  readonly seed: number;
  /** Every how many requests one goes over real HTTP; 0 for none. */
  readonly httpEvery: number;
}

export function readOptions(argv: readonly string[]): FuzzOptions {
  const { values } = parseArgs({
    args: [...argv],
    options: {
      requests: { type: 'string' },
      first: { type: 'string' },
      seed: { type: 'string' },
      'http-every': { type: 'string' },
    },
  });
  return {
    requests: Number(values.requests),
    first: Number(values.first),
    seed: Number(values.seed),
    httpEvery: Number(values['http-every']),
  };
}
