import type { BadInput, Outcome } from '../e2e/bad-input/bad-input.js';
import { BAD_INPUT } from '../e2e/bad-input/bad-input.table.js';
import { type Denial, DENIALS } from '../e2e/denials/denials.table.js';
import { code, plain, replaceSection, table } from './markdown.js';

const LONGEST_MESSAGE = 160;

/** `docs/errors.md` with the tables the end-to-end tests run. */
export function withTables(document: string): string {
  return replaceSection(
    replaceSection(document, 'denials', denialSection()),
    'bad-input',
    badInputSection(),
  );
}

function denialSection(): string {
  return table(
    ['Situation', 'Guard', 'Era', 'HTTP', 'Code', 'Message', 'Headers'],
    DENIALS.map(denialRow),
  );
}

function denialRow(row: Denial): string[] {
  const headers = Object.entries(row.headers);
  return [
    plain(row.situation),
    plain(row.guard ?? '–'),
    row.era,
    String(row.status),
    codeOf(row.code),
    code(row.message),
    headers.map(([name, value]) => code(`${name}: ${value}`)).join('<br>'),
  ];
}

function badInputSection(): string {
  return Object.entries(BAD_INPUT)
    .map(([title, rows]) =>
      [
        `### ${title}`,
        table(
          ['Input', 'Era', 'HTTP', 'Code', 'Message'],
          rows.map(badInputRow),
        ),
      ].join('\n\n'),
    )
    .join('\n\n');
}

function badInputRow({ input, era, status, outcome }: BadInput): string[] {
  const outcomes = [outcome].flat();
  return [
    plain(input),
    era,
    String(status),
    outcomes.map((one) => codeOf(one.code)).join('<br>'),
    outcomes.map(messageOf).join('<br>'),
  ];
}

function codeOf(value: Outcome['code']): string {
  if (value === 'none') return '–';
  return typeof value === 'number' ? code(String(value)) : value;
}

function messageOf({ message }: Outcome): string {
  if (message === '') return '–';
  return code(
    message.length > LONGEST_MESSAGE && message.includes('[{[{')
      ? `${message.slice(0, 20)}…`
      : message,
  );
}
