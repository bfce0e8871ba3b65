import { FAILURE_KINDS, RESULT_KINDS } from '../server/oddities.js';
import type { Draw } from './pools.js';

type Arguments = Record<string, unknown>;

/** For each tool of the server, arguments that are mostly right. */
const ARGUMENTS: Readonly<Record<string, (draw: Draw) => Arguments>> = {
  book: (draw) => ({
    from: draw.about('OSL'),
    cabin: draw.about(draw.random.pick(['economy', 'first'])),
    departs: draw.about('2026-07-28T10:00:00Z'),
    passengers: draw.about(
      Array.from({ length: Math.floor(draw.random.next() * 4) }, () =>
        draw.about(passenger(draw)),
      ),
    ),
    ...(draw.random.chance(0.3) && { flexible: draw.about('true', 0.8) }),
    ...(draw.random.chance(0.3) && { tags: draw.about([draw.text()], 0.8) }),
  }),
  add: (draw) => ({
    a: draw.about(draw.number()),
    b: draw.about(draw.random.pick<unknown>([1, '2', '1e3', ' 4', '0x5'])),
  }),
  echo: (draw) => ({ [draw.text()]: draw.anything(), [draw.text()]: 1 }),
  search: (draw) => ({
    query: draw.about(draw.text()),
    limit: draw.about(draw.random.pick<unknown>([1, 50, '10', undefined])),
    filters: draw.about({ [draw.text()]: draw.text() }),
  }),
  route: (draw) => ({
    region: draw.about(draw.random.pick(['eu', 'Grüße', draw.text()])),
    count: draw.about(42),
  }),
  progress: (draw) => ({ steps: draw.about(draw.random.pick([0, 1, 3])) }),
  count: () => ({}),
  fail: (draw) => ({
    kind: draw.about(draw.random.pick(FAILURE_KINDS)),
    text: draw.about(draw.text()),
  }),
  odd: (draw) => ({
    kind: draw.about(draw.random.pick(RESULT_KINDS)),
    text: draw.about(draw.text()),
  }),
  promise: (draw) => ({
    kind: 'kept',
    text: draw.about(draw.random.pick(['yes', ''])),
  }),
};

const TOOLS = Object.entries(ARGUMENTS);

/** The params of a call: a tool mostly there, with arguments mostly right. */
export function callParams(draw: Draw): Arguments {
  const [name, argumentsOf] = draw.random.pick(TOOLS);
  const args = argumentsOf(draw);
  if (draw.random.chance(0.04)) args[draw.text()] = draw.anything();
  return {
    name: draw.about(name, 0.97),
    arguments: draw.about(args, 0.97),
  };
}

function passenger(draw: Draw): Arguments {
  return {
    name: draw.about(draw.text()),
    age: draw.about(draw.random.pick<unknown>([0, 40, '7', 130, 131])),
    ...(draw.random.chance(0.5) && { email: draw.about('a@example.com') }),
    ...(draw.random.chance(0.02) && { [draw.text()]: 1 }),
  };
}
