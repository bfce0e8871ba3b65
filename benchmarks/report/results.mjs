import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { cpus } from 'node:os';
import { fileURLToPath } from 'node:url';
import { format } from 'prettier';
import {
  ABSENT,
  comparisonName,
  PARTICIPANTS,
  WORKS,
} from '../cases/peers.mjs';
import { pictureOf } from '../curves/picture.mjs';
import { markdownRows, markdownTable } from './table.mjs';

const FOLDER = new URL('../', import.meta.url);

/**
 * All that a full run found.
 *
 * @typedef {object} Results
 * @property {readonly import('../measure/outcome.mjs').Outcome[]} outcomes
 * @property {readonly { name: string, ms: number }[]} starts with 100 tools, to the first answer
 * @property {readonly import('../curves/measure-curve.mjs').MeasuredCurve[]} curves
 */

/**
 * Writes `RESULTS.md`, `results.json` and a picture per curve; the remarks on
 * what must hold are those of `remarks.md`.
 *
 * @param {Results} results
 */
export async function writeResults(results) {
  mkdirSync(fileOf('pictures'), { recursive: true });
  for (const curve of results.curves) {
    writeFileSync(fileOf(`pictures/${curve.name}.svg`), pictureOf(curve));
  }
  const run = { at: new Date().toISOString().slice(0, 10), ...machine() };
  const json = JSON.stringify({ run, ...results });
  writeFileSync(fileOf('results.json'), await format(json, { parser: 'json' }));
  const text = textOf(run, results);
  writeFileSync(
    fileOf('RESULTS.md'),
    await format(text, { parser: 'markdown' }),
  );
}

function textOf(run, { outcomes, starts, curves }) {
  const compared = outcomes.filter((outcome) => outcome.case.includes('/'));
  const others = outcomes.filter((outcome) => !compared.includes(outcome));
  const held = others.filter(({ limit }) => limit !== undefined);
  const remarks = readFileSync(fileOf('remarks.md'), 'utf8').trim();
  return `# Results

Written by \`npm run bench\` on ${run.at}: Node ${run.node}, ${run.cores} cores of ${run.cpu}. [How it is measured, and how to read it](../docs/performance.md).

Ratios are to the reference of the same run, from the minimum CPU time per request over all rounds. Rates and times are those of the round with the best rate, and depend on what else the machine does.

## What must hold

${markdownTable(held)}

${remarks}

## Everything else

${markdownTable(others.filter((outcome) => !held.includes(outcome)))}

## Next to others

CPU time per request, as a multiple of a bare Nest controller that does the same work; in brackets the time in µs.

${comparisonTable(compared)}

From the start of the process to the first answer, with 100 tools:

${markdownRows([['server', 'ms'], ...starts.map(({ name, ms }) => [name, String(Math.round(ms))])])}

Not measured:

${ABSENT.map(({ name, reason }) => `- ${name}: ${reason}.`).join('\n')}

## How it grows

${curves.map(curveText).join('\n\n')}
`;
}

function comparisonTable(outcomes) {
  const byName = new Map(outcomes.map((outcome) => [outcome.case, outcome]));
  const rows = WORKS.map((work) => [
    work.title,
    ...PARTICIPANTS.map((participant) => {
      const outcome = byName.get(comparisonName(participant, work));
      if (!outcome) return '–';
      return `${outcome.ratio.toFixed(2)} (${Math.round(outcome.cpuUs)})`;
    }),
  ]);
  return markdownRows([['', ...PARTICIPANTS.map(({ name }) => name)], ...rows]);
}

function curveText(curve) {
  const { name, title, quantity, unit, lines } = curve;
  const values = lines[0].points.map(({ value }) => value);
  const rows = lines.map(({ label, points }) => [
    label,
    ...values.map((value) => {
      const point = points.find((other) => other.value === value);
      return point ? String(point.figure) : '–';
    }),
  ]);
  const titles = [
    `${unit}, by ${quantity}`,
    ...values.map((value) => value.toLocaleString('en')),
  ];
  return `![${title}](pictures/${name}.svg)\n\n${markdownRows([titles, ...rows])}`;
}

function fileOf(path) {
  return fileURLToPath(new URL(path, FOLDER));
}

function machine() {
  const [{ model }] = cpus();
  return {
    node: process.versions.node,
    cores: cpus().length,
    cpu: model.trim(),
  };
}
