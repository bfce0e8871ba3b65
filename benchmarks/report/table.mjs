import { isOverBudget } from '../measure/outcome.mjs';

const COLUMNS = [
  ['case', (outcome) => outcome.case],
  ['cost', costOf],
  ['reference', referenceOf],
  ['ratio', ({ ratio }) => `${ratio.toFixed(2)} ×`],
  ['limit', limitOf],
  ['calls/s', ({ rps }) => rps?.toLocaleString('en') ?? ''],
  ['p50 ms', ({ p50Ms }) => p50Ms?.toFixed(2) ?? ''],
  ['p99 ms', ({ p99Ms }) => p99Ms?.toFixed(2) ?? ''],
  ['RSS MB', ({ rssMb }) => String(rssMb ?? '')],
];

/**
 * Outcomes for a terminal.
 *
 * @param {readonly import('../measure/outcome.mjs').Outcome[]} outcomes
 * @returns {string}
 */
export function terminalTable(outcomes) {
  const rows = rowsOf(outcomes);
  const widths = COLUMNS.map((_, column) =>
    Math.max(...rows.map((row) => row[column].length)),
  );
  return rows
    .map(([first, ...others]) => {
      const cells = others.map((cell, i) => cell.padStart(widths[i + 1]));
      return [first.padEnd(widths[0]), ...cells].join('   ');
    })
    .join('\n');
}

/**
 * Outcomes as a Markdown table.
 *
 * @param {readonly import('../measure/outcome.mjs').Outcome[]} outcomes
 * @returns {string}
 */
export function markdownTable(outcomes) {
  return markdownRows(rowsOf(outcomes));
}

/**
 * Rows of cells, the first the titles, as a Markdown table.
 *
 * @param {readonly (readonly string[])[]} rows
 * @returns {string}
 */
export function markdownRows([titles, ...rows]) {
  const line = (cells) => `| ${cells.join(' | ')} |`;
  const rule = titles.map((_, column) => (column === 0 ? '---' : '---:'));
  return [line(titles), line(rule), ...rows.map(line)].join('\n');
}

function rowsOf(outcomes) {
  return [
    COLUMNS.map(([title]) => title),
    ...outcomes.map((outcome) => COLUMNS.map(([, cell]) => cell(outcome))),
  ];
}

function costOf({ cpuUs, ms, bytes }) {
  if (ms !== undefined) return `${ms} ms`;
  if (bytes !== undefined) return `${bytes} B`;
  return `${cpuUs.toFixed(1)} µs`;
}

function referenceOf({ cpuUs, ms, ratio }) {
  if (ms !== undefined) return `${Math.round(ms / ratio)} ms`;
  if (cpuUs !== undefined) return `${(cpuUs / ratio).toFixed(1)} µs`;
  return '1024 B';
}

function limitOf(outcome) {
  const { ratio, limit } = outcome;
  if (limit === undefined) return '';
  const verdict =
    ratio <= limit ? 'met' : isOverBudget(outcome) ? 'missed' : 'over';
  return `${limit.toFixed(2)} ${verdict}`;
}
