import type { Draw } from './pools.js';

/** What no client of good will would send. */
const GARBAGE = [
  '',
  ' ',
  '{',
  'null',
  '7',
  '"text"',
  '[]',
  '{}',
  '[1]',
  '[[]]',
  '\ufeff{}',
  '{"jsonrpc":"2.0","id":1e400,"method":"ping"}',
  '{"jsonrpc":"2.0","id":12345678901234567890,"method":"ping"}',
  '{"jsonrpc":"2.0","id":1,"id":2,"method":"ping"}',
  '{"jsonrpc":"2.0","id":1,"method":"ping","params":{"\\u005f_proto__":1}}',
  '['.repeat(100_000),
  `${'{"a":'.repeat(5000)}1${'}'.repeat(5000)}`,
];

const MARKS = '{}[]",:\\u0e-1tfn\u0000\ud800';

/** A text that was JSON, damaged in one place. */
export function mutateText(draw: Draw, text: string): string {
  const { random } = draw;
  const at = Math.floor(random.next() * text.length);
  const end = at + Math.floor(random.next() * 12);
  switch (Math.floor(random.next() * 5)) {
    case 0:
      return text.slice(0, at);
    case 1:
      return text.slice(0, at) + text.slice(end);
    case 2:
      return text.slice(0, at) + random.pick([...MARKS]) + text.slice(at);
    case 3:
      return text.slice(0, end) + text.slice(at);
    default:
      return random.chance(0.5) ? random.pick(GARBAGE) : draw.text();
  }
}
