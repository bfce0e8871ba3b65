/**
 * How much beyond its limit a case may be before a run fails: noise on a shared
 * machine moves ratios by about a tenth.
 */
const HEADROOM = 1.2;

/**
 * What a case costs, next to its reference. `ms` takes the place of `cpuUs` for
 * starts, `bytes` for memory.
 *
 * @typedef {object} Outcome
 * @property {string} case
 * @property {number} ratio to the reference
 * @property {number} [limit] the ratio it must not exceed
 * @property {number} [cpuUs] CPU of the server process per request, in µs; what it is beyond that of the same server without something, where the case says so
 * @property {number} [ceilingCpuUs] what it may be; the reference's own where there is no limit
 * @property {number} [rps] of the best round; depends on what else the machine does
 * @property {number} [p50Ms] of the same round
 * @property {number} [p99Ms]
 * @property {number} [rssMb] resident memory of the server
 * @property {number} [ms] from the start of the process to its first answer
 * @property {number} [ceilingMs]
 * @property {number} [bytes]
 * @property {number} [ceilingBytes]
 */

/**
 * @param {import('./cases.mjs').Run} run
 * @returns {Outcome}
 */
export function outcomeOf({ name, limit, sides }) {
  const [measured, reference, without] = sides;
  const { rps, p50Ms, p99Ms, rssMb } = measured.figures;
  const cpuUs = measured.figures.cpuUs - (without?.figures.cpuUs ?? 0);
  const base = reference.figures.cpuUs;
  return {
    case: name,
    cpuUs: rounded(cpuUs, 1),
    ceilingCpuUs: rounded(base * (limit ?? 1), 1),
    ratio: rounded(cpuUs / base, 3),
    limit,
    rps: Math.round(rps),
    p50Ms: rounded(p50Ms, 2),
    p99Ms: rounded(p99Ms, 2),
    rssMb: Math.round(rssMb),
  };
}

/**
 * Whether a case costs more than it may, head-room for noise included.
 *
 * @param {Outcome} outcome
 */
export function isOverBudget({ ratio, limit = Infinity }) {
  return ratio > limit * HEADROOM;
}

/**
 * @param {number} value
 * @param {number} digits behind the point
 */
export function rounded(value, digits) {
  return Number(value.toFixed(digits));
}
