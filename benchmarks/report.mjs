const COLUMNS = [
  ['case', (outcome) => outcome.case],
  ['CPU µs/call', ({ cpuUs }) => cpuUs.toFixed(1)],
  ['ceiling', ({ ceilingCpuUs }) => ceilingCpuUs.toFixed(1)],
  ['× reference', ({ ratio }) => ratio.toFixed(2)],
  ['calls/s', ({ rps }) => String(rps)],
];

/**
 * Prints outcomes for people.
 *
 * @param {readonly import('./measure.mjs').Outcome[]} outcomes
 */
export function printTable(outcomes) {
  const rows = [
    COLUMNS.map(([title]) => title),
    ...outcomes.map((outcome) => COLUMNS.map(([, cell]) => cell(outcome))),
  ];
  const widths = COLUMNS.map((_, column) =>
    Math.max(...rows.map((row) => row[column].length)),
  );
  for (const [first, ...numbers] of rows) {
    const cells = numbers.map((cell, i) => cell.padStart(widths[i + 1]));
    console.log([first.padEnd(widths[0]), ...cells].join('   '));
  }
}
