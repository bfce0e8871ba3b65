import type { Ending } from './ending.js';
import { NO_OUTCOMES } from './tool-outcome.js';

/** Over when the model calls no tool; there is no result but the text. */
export const PLAIN_ENDING: Ending = {
  judge: ({ uses }) =>
    uses.length > 0
      ? { kind: 'tools', outcomes: NO_OUTCOMES }
      : { kind: 'done', result: undefined, outcomes: NO_OUTCOMES },
};
