/** How many of each thing there are in a server. */
export type Census = Readonly<Record<string, number>>;

/** What is not as it was at the start, in words; empty when all is. */
export function differences(start: Census, now: Census): readonly string[] {
  const names = new Set([...Object.keys(start), ...Object.keys(now)]);
  return [...names]
    .map((name) => [name, start[name] ?? 0, now[name] ?? 0] as const)
    .filter(([, before, after]) => before !== after)
    .map(([name, before, after]) => `${name} ${before} → ${after}`);
}
