/** By how much values grow from one to the next, by least squares. */
export function slopeOf(values: readonly number[]): number {
  const middle = (values.length - 1) / 2;
  const mean = values.reduce((sum, value) => sum + value, 0) / values.length;
  let shared = 0;
  let spread = 0;
  for (const [index, value] of values.entries()) {
    shared += (index - middle) * (value - mean);
    spread += (index - middle) ** 2;
  }
  return shared / spread;
}
