import { setTimeout as sleep } from 'node:timers/promises';

/** Tries again until it no longer fails, for ten seconds at most. */
export async function eventually<T>(attempt: () => T | Promise<T>): Promise<T> {
  const deadline = Date.now() + 10_000;
  for (;;) {
    try {
      return await attempt();
    } catch (error) {
      if (Date.now() > deadline) throw error;
      await sleep(20);
    }
  }
}

/** How long something takes that is expected to fail, in milliseconds. */
export async function timeToFail(attempt: Promise<unknown>): Promise<number> {
  const start = performance.now();
  const failed = await attempt.then(
    () => false,
    () => true,
  );
  if (!failed) throw new Error('It did not fail.');
  return performance.now() - start;
}
