import type { AllowedTypes } from './allowed-types.js';

/** Turns text into the value it stands for; gives back the text where it stands for none. */
export type TextCoercion = (text: string) => unknown;

const NUMBER = /^-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?$/;
const BOOLEAN = /^(?:true|false)$/i;

/**
 * How text is coerced where a schema allows certain types: only where text
 * itself is refused and exactly one kind of literal remains.
 * @param types what the schema allows at the place
 * @returns undefined where text stays text
 */
export function textCoercion(types: AllowedTypes): TextCoercion | undefined {
  if (types.has('string')) return undefined;
  const numeric = types.has('integer') || types.has('number');
  if (numeric === types.has('boolean')) return undefined;
  if (!numeric) return toBoolean;
  return types.has('number') ? toNumber : toInteger;
}

function toBoolean(text: string): unknown {
  return BOOLEAN.test(text) ? text.toLowerCase() === 'true' : text;
}

function toNumber(text: string): unknown {
  const value = NUMBER.test(text) ? Number(text) : NaN;
  return Number.isFinite(value) ? value : text;
}

// An integer is often an identifier: one too big to be exact would silently name something else.
function toInteger(text: string): unknown {
  const value = toNumber(text);
  return Number.isSafeInteger(value) ? value : text;
}
