import { parseArgs } from 'node:util';

/** How much a run does. */
export interface SoakOptions {
  /** How often clients come, use the server and go; once shows no trend. */
  readonly cycles: number;
  /** How many come together. */
  readonly clients: number;
  /** How many sessions are left open to see what one takes. */
  readonly idle: number;
}

/** @throws Error for an option that is unknown or no number */
export function readOptions(argv: readonly string[]): SoakOptions {
  const { values } = parseArgs({
    args: [...argv],
    options: {
      cycles: { type: 'string', default: '10' },
      clients: { type: 'string', default: '200' },
      idle: { type: 'string', default: '5000' },
    },
  });
  return {
    cycles: wholeNumber('cycles', values.cycles, 2),
    clients: wholeNumber('clients', values.clients),
    idle: wholeNumber('idle', values.idle),
  };
}

function wholeNumber(option: string, text: string, least = 1): number {
  const number = Number(text);
  if (Number.isSafeInteger(number) && number >= least) return number;
  throw new Error(
    `--${option} takes a whole number from ${least}, not "${text}".`,
  );
}
