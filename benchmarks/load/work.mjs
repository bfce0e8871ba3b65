/**
 * Has a worker do what it does.
 *
 * @param {import('./server-process.mjs').ServerProcess} worker
 * @param {number} amount how many times
 * @param {number} inFlight how many are under way at any time
 * @returns {Promise<import('./http-load.mjs').Pace>} on average: nobody waits for one of them
 */
export async function demandWork(worker, amount, inFlight) {
  const startedAt = performance.now();
  await worker.work(amount, inFlight);
  const ms = performance.now() - startedAt;
  const eachMs = (ms * inFlight) / amount;
  return { rps: (amount / ms) * 1000, p50Ms: eachMs, p99Ms: eachMs };
}
