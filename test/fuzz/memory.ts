import { setTimeout as delay } from 'node:timers/promises';
import { getHeapSpaceStatistics } from 'node:v8';

/** How long sockets and timers may take to let go, in milliseconds. */
const SETTLING = 100;

/**
 * The bytes in use once all garbage is gone, without compiled code: V8 compiles
 * ever more as a run goes on. Needs `--expose-gc`.
 */
export async function settledMemory(): Promise<number> {
  if (!globalThis.gc) throw new Error('Run Node with --expose-gc.');
  await delay(SETTLING);
  // What the first collection finalises, the second one frees.
  globalThis.gc();
  await delay(SETTLING);
  globalThis.gc();
  return getHeapSpaceStatistics()
    .filter(({ space_name: name }) => !name.startsWith('code'))
    .reduce(
      (bytes, { space_used_size: used }) => bytes + used,
      process.memoryUsage().external,
    );
}
