/** Steps within a power of ten, by how many powers there are to show. */
const FINE = [1, 2, 5];
const COARSE = [1];

/**
 * Round numbers for a logarithmic axis, from the greatest not above `least` to
 * the least not below `most`.
 *
 * @param {number} least above zero
 * @param {number} most
 * @returns {number[]} at least two, ascending
 */
export function ticksOf(least, most) {
  const powers = Math.log10(most / least);
  const steps = powers > 2.5 ? COARSE : FINE;
  const all = [];
  for (let power = -1; power <= 9; power += 1) {
    for (const step of steps)
      all.push(Number((step * 10 ** power).toPrecision(1)));
  }
  const from = all.findLastIndex((tick) => tick <= least);
  const to = all.findIndex((tick) => tick >= most);
  return all.slice(Math.max(0, from), Math.max(to, from + 1) + 1);
}
