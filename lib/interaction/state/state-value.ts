import { types } from 'node:util';

/** Longest value kept, in bytes of its JSON. */
const LONGEST = 64 * 1024;

/**
 * A value as it is kept: JSON text. What JSON would leave out or alter in
 * silence is refused; only properties that are `undefined` are as good as none.
 *
 * @throws TypeError for what is no JSON, or longer than 64 KiB
 */
export function stateText(value: unknown): string {
  let flaw: string | undefined;
  let text: string | undefined;
  try {
    text = JSON.stringify(value, (_, part: unknown) => {
      flaw ??= flawOf(part);
      return flaw === undefined ? part : null;
    });
  } catch {
    flaw = 'it holds itself, or its toJSON() fails';
  }
  if (flaw !== undefined || text === undefined) {
    throw refusal(flaw ?? 'undefined is no value');
  }
  const size = Buffer.byteLength(text);
  if (size <= LONGEST) return text;
  throw refusal(`it has ${size} bytes of JSON, and ${LONGEST} are allowed`);
}

/** What was kept; `undefined` for what is no text. */
export function stateValue(kept: unknown): unknown {
  return typeof kept === 'string' ? JSON.parse(kept) : undefined;
}

function flawOf(part: unknown): string | undefined {
  switch (typeof part) {
    case 'function':
    case 'symbol':
    case 'bigint':
      return `it holds a ${typeof part}`;
    case 'number':
      return Number.isFinite(part) ? undefined : `it holds ${part}`;
    default:
      return types.isMap(part) || types.isSet(part)
        ? 'it holds a Map or a Set'
        : undefined;
  }
}

function refusal(why: string): TypeError {
  return new TypeError(
    `The value cannot be kept in ctx.state: ${why}. What only this request needs can be anything in ctx.state.request.`,
  );
}
