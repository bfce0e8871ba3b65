/**
 * Compares what was answered with what must be in it: objects may have more
 * properties than expected, arrays must have as many items.
 *
 * @param {unknown} actual
 * @param {unknown} expected
 * @param {string} [path] where in the answer we are
 * @returns {string | undefined} the first thing that differs
 */
export function difference(actual, expected, path = 'result') {
  if (typeof expected !== 'object' || expected === null) {
    return Object.is(actual, expected)
      ? undefined
      : `${path} is ${JSON.stringify(actual)}, not ${JSON.stringify(expected)}`;
  }
  if (typeof actual !== 'object' || actual === null) {
    return `${path} is ${JSON.stringify(actual)}, not an object`;
  }
  if (Array.isArray(expected) && actual.length !== expected.length) {
    return `${path} has ${actual.length} items, not ${expected.length}`;
  }
  for (const [key, value] of Object.entries(expected)) {
    const found = difference(actual[key], value, `${path}.${key}`);
    if (found) return found;
  }
  return undefined;
}
