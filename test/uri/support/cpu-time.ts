/** CPU milliseconds some work takes: less troubled by a busy machine than the clock is. */
export function cpuTime(work: () => void): number {
  const before = process.cpuUsage();
  work();
  return process.cpuUsage(before).user / 1000;
}

/** The least of several measurements: what is more was something else. */
export function leastCpuTime(work: () => void, times = 7): number {
  return Math.min(...Array.from({ length: times }, () => cpuTime(work)));
}
