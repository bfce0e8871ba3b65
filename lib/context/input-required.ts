import { BRAND, type Brand, brandFor, brandOf } from '../content/brand.js';
import type { ClientRequest } from '../exchange/client-request.js';

/** What a handler asks by returning it; made by `inputRequired`. */
export interface InputRequired {
  readonly [BRAND]: Brand<'input-required'>;
  readonly requests: Readonly<Record<string, ClientRequest>>;
  /** Handed back as `ctx.requestState`; sealed on its way to the client and back. */
  readonly state?: unknown;
}

/**
 * Ends a run with questions to the client: the handler is run again, with the
 * answers in `ctx.inputResponses`. For handlers that keep track themselves;
 * with `ctx.elicit` and its like, the framework does.
 *
 * @param requests questions by key, as they go on the wire
 * @param state anything JSON can carry, for the next run
 *
 * @example
 * ```ts
 * const { name } = ctx.inputResponses;
 * if (!name) {
 *   return inputRequired({
 *     name: {
 *       method: 'elicitation/create',
 *       params: { mode: 'form', message: 'Your name?', requestedSchema },
 *     },
 *   });
 * }
 * ```
 */
export function inputRequired(
  requests: Readonly<Record<string, ClientRequest>>,
  state?: unknown,
): InputRequired {
  return {
    [BRAND]: brandFor('input-required'),
    requests,
    ...(state !== undefined && { state }),
  };
}

/** Whether a handler returned questions. */
export function isInputRequired(value: unknown): value is InputRequired {
  return (
    typeof value === 'object' &&
    value !== null &&
    brandOf(value) === 'input-required'
  );
}
