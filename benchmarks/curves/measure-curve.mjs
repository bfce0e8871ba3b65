import { weighed } from '../measure/effort.mjs';
import { rounded } from '../measure/outcome.mjs';
import { Servers } from '../measure/servers.mjs';
import { measureSessionMemory } from '../measure/session-memory.mjs';
import { Side } from '../measure/side.mjs';
import { markerOf, MEMORY } from './curves.mjs';

const WARM_UP = 2_000;
const AMOUNT = 600;
const ROUNDS = 6;
const BYTES_PER_KB = 1024;
/** Requests each connection has to send in a round for it to count. */
const PER_CONNECTION = 3;

/**
 * A curve with figures.
 *
 * @typedef {object} MeasuredCurve
 * @property {string} name
 * @property {string} title
 * @property {string} quantity
 * @property {string} unit of the figures
 * @property {readonly { label: string, points: readonly { value: number, figure: number }[] }[]} lines
 */

/**
 * Measures the lines of a curve side by side at each value.
 *
 * @param {import('./curves.mjs').Curve} curve
 * @param {(text: string) => void} progress
 * @returns {Promise<MeasuredCurve>}
 */
export async function measureCurve(curve, progress) {
  const { name, title, quantity, values } = curve;
  const lines = curve.lines.map(({ label }) => ({ label, points: [] }));
  for (const value of values) {
    progress(`${value} ${quantity}`);
    const figures = await figuresAt(curve, value);
    for (const [index, figure] of figures) {
      lines[index].points.push({ value, figure: rounded(figure, 1) });
    }
  }
  return { name, title, quantity, unit: 'CPU µs per call', lines };
}

/**
 * Measures what idle sessions hold.
 *
 * @param {(text: string) => void} progress
 * @returns {Promise<MeasuredCurve>}
 */
export async function measureMemoryCurve(progress) {
  const { name, title, quantity, values } = MEMORY;
  const lines = [];
  for (const { label, side } of MEMORY.lines) {
    progress(label);
    const bytes = await measureSessionMemory(side, values);
    const points = values.map((value, index) => ({
      value,
      figure: rounded(Math.max(0, bytes[index]) / BYTES_PER_KB, 1),
    }));
    lines.push({ label, points });
  }
  return { name, title, quantity, unit: 'KB', lines };
}

/** CPU per call of each line at a value, by the line's index. */
async function figuresAt(curve, value) {
  const servers = new Servers();
  try {
    const sides = new Map();
    for (const [index, line] of curve.lines.entries()) {
      if (value > (line.upTo ?? Infinity)) continue;
      const spec = line.side(value);
      const least = PER_CONNECTION * (spec.connections ?? 1);
      const weight = line.weight?.(value) ?? 1;
      const check = { marker: markerOf(line) };
      const server = await servers.of(spec, curve.name);
      const side = await Side.open(spec, server, line.request(value), check);
      await side.warmUp(Math.max(least, weighed(WARM_UP, weight)));
      sides.set(index, {
        side,
        amount: Math.max(least, weighed(AMOUNT, weight)),
      });
    }
    for (let round = 0; round < ROUNDS; round += 1) {
      for (const { side, amount } of sides.values()) await side.measure(amount);
    }
    return [...sides].map(([index, { side }]) => [index, side.figures.cpuUs]);
  } finally {
    await servers.stop();
  }
}
