import type {
  Confirmation,
  ConfirmationPart,
} from '../components/confirmation.js';
import { SharedInput } from '../components/handler-input.js';
import { isObject } from '../schema/is-object.js';
import { shownText } from './shown-text.js';

/**
 * What the user is asked about one call.
 *
 * @param input the validated input: defaults and transforms count
 * @param sent the arguments as sent, for properties a transform gave other names
 */
export function confirmMessage(
  confirm: Confirmation,
  input: unknown,
  sent: Readonly<Record<string, unknown>>,
): string {
  const sources = [
    ...(input instanceof SharedInput
      ? [input.properties, ...input.picks.values()]
      : [input]),
    sent,
  ];
  return confirm.map((part) => textOf(part, sources)).join('');
}

function textOf(part: ConfirmationPart, sources: readonly unknown[]): string {
  if (typeof part === 'string') return part;
  for (const source of sources) {
    const value = valueAt(source, part.path);
    if (value !== undefined) return shownText(value);
  }
  return '';
}

function valueAt(source: unknown, path: readonly string[]): unknown {
  let place = source;
  for (const name of path) {
    if (!isObject(place) || !Object.hasOwn(place, name)) return undefined;
    place = place[name];
  }
  return place;
}
