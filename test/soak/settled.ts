import { setTimeout as delay } from 'node:timers/promises';
import { type Census, differences } from './census.js';
import type { ServerProcess } from './server-process.js';

/** How long a server may take to let go: sessions, events and timers have to run out. */
const PATIENCE_MS = 15_000;
const PAUSE_MS = 250;

/** Waits until a server holds what it held at the start. @returns what it goes on holding, in words */
export async function settledDifferences(
  server: ServerProcess,
  start: Census,
): Promise<readonly string[]> {
  const deadline = performance.now() + PATIENCE_MS;
  for (;;) {
    const found = differences(start, await server.census());
    if (found.length === 0 || performance.now() > deadline) return found;
    await delay(PAUSE_MS);
  }
}
