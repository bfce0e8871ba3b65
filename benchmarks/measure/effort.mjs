/**
 * How much work goes into a run.
 *
 * @typedef {object} Effort
 * @property {number} warmUp requests before anything is measured, for each side of a case
 * @property {number} amount requests of a round, for each side
 * @property {number} rounds at most
 * @property {number} caseMs how long the rounds of a case may take together
 * @property {number} extraRounds at most, for cases beyond their budget: noise only adds
 * @property {number} starts from cold, of each server
 */

/** Rounds there are whatever the time they take. */
export const MIN_ROUNDS = 3;

/**
 * Many short rounds rather than few long ones: the more there are, the likelier
 * that each server had one of them to itself.
 *
 * @type {Readonly<Record<'quick' | 'full', Effort>>}
 */
export const EFFORTS = {
  quick: {
    warmUp: 1_500,
    amount: 400,
    rounds: 14,
    caseMs: 1_800,
    extraRounds: 8,
    starts: 3,
  },
  full: {
    warmUp: 5_000,
    amount: 1_000,
    rounds: 40,
    caseMs: 5_000,
    extraRounds: 20,
    starts: 10,
  },
};

/** Requests a round has at least, however heavy they are. */
const MIN_AMOUNT = 20;

/**
 * Fewer requests where each is worth many.
 *
 * @param {number} amount
 * @param {number} weight how many plain calls one of the requests is worth
 */
export function weighed(amount, weight) {
  return Math.max(MIN_AMOUNT, Math.round(amount / weight));
}
