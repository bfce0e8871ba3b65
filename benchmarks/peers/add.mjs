import { z } from 'zod';

/** What the servers say they are. */
export const SERVER = { name: 'benchmark', version: '1.0.0' };

const MAX = 1_000_000;

/** The dependency a tool has injected, or closes over where nothing is injected. */
export class Adder {
  add({ a, b }) {
    return `${a} + ${b} = ${a + b}`;
  }
}

/** What a tool adds; each tool has a schema of its own. */
export function addSchema() {
  const operand = z.number().int().min(0).max(MAX);
  return z.strictObject({ a: operand, b: operand });
}

/**
 * Names of that many tools, `add` in the middle.
 *
 * @param {number} count
 */
export function toolNames(count) {
  return Array.from({ length: count }, (_, index) =>
    index === count >> 1 ? 'add' : `add_${index}`,
  );
}

/**
 * A text as the SDK wants results.
 *
 * @param {string} text
 */
export function textResult(text) {
  return { content: [{ type: 'text', text }] };
}
