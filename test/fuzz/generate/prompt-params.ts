import { FAILURE_KINDS, RESULT_KINDS } from '../server/oddities.js';
import type { Draw } from './pools.js';

type Params = Record<string, unknown>;

/** For each prompt of the server, arguments that are mostly right. */
const ARGUMENTS: Readonly<Record<string, (draw: Draw) => Params>> = {
  greet: (draw) => ({
    name: draw.about(draw.random.pick(['Ada', draw.text()])),
    language: draw.about(draw.random.pick(['en', 'de', undefined])),
    times: draw.about(draw.random.pick(['1', '9', '10', undefined])),
  }),
  plain: () => ({}),
  odd: (draw) => ({ kind: draw.about(draw.random.pick(RESULT_KINDS)) }),
  fail: (draw) => ({ kind: draw.about(draw.random.pick(FAILURE_KINDS)) }),
};

const PROMPTS = Object.entries(ARGUMENTS);

/** What is completed: prompt or template, argument, and what was typed so far. */
const COMPLETED: readonly ((
  draw: Draw,
) => readonly [Params, string, string])[] = [
  (draw) => [{ type: 'ref/prompt', name: 'greet' }, 'name', draw.text()],
  () => [{ type: 'ref/prompt', name: 'greet' }, 'language', 'd'],
  (draw) => [
    { type: 'ref/prompt', name: 'fail' },
    'kind',
    draw.random.pick(RESULT_KINDS),
  ],
  (draw) => [{ type: 'ref/prompt', name: draw.text() }, 'x', draw.text()],
  (draw) => [
    { type: 'ref/resource', uri: 'fuzz://items/{id}' },
    'id',
    draw.text(),
  ],
  (draw) => [{ type: 'ref/resource', uri: draw.uri() }, 'id', draw.text()],
];

/** The params of `prompts/get`. */
export function promptParams(draw: Draw): Params {
  const [name, argumentsOf] = draw.random.pick(PROMPTS);
  const args = argumentsOf(draw);
  if (draw.random.chance(0.04)) args[draw.text()] = draw.anything();
  return { name: draw.about(name, 0.97), arguments: draw.about(args, 0.97) };
}

/** The params of `completion/complete`. */
export function completionParams(draw: Draw): Params {
  const [ref, name, value] = draw.random.pick(COMPLETED)(draw);
  return {
    ref: draw.about(ref, 0.97),
    argument: draw.about({ name: draw.about(name), value: draw.about(value) }),
    ...(draw.random.chance(0.3) && {
      context: draw.about({
        arguments: draw.about({ [draw.text()]: draw.about(draw.text()) }),
      }),
    }),
  };
}
