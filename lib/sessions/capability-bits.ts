import { isPlainObject } from '../schema/is-object.js';

type Capabilities = Readonly<Record<string, unknown>>;

/**
 * The capabilities the specification and the SDK give clients (2025-11-25,
 * Lifecycle), each after the one it is part of. Their order is part of session
 * ids: new ones go to the end.
 */
const KNOWN: readonly (readonly string[])[] = [
  'roots',
  'roots.listChanged',
  'sampling',
  'sampling.context',
  'sampling.tools',
  'elicitation',
  'elicitation.form',
  'elicitation.form.applyDefaults',
  'elicitation.url',
  'tasks',
  'tasks.list',
  'tasks.cancel',
  'tasks.requests',
  'tasks.requests.sampling',
  'tasks.requests.sampling.createMessage',
  'tasks.requests.elicitation',
  'tasks.requests.elicitation.create',
].map((path) => path.split('.'));

/** The capabilities that are flags; all others are objects, and there or not. */
const FLAGS: ReadonlySet<string | undefined> = new Set([
  'listChanged',
  'applyDefaults',
]);

/**
 * Says in one number which of the known capabilities a client has.
 * @param capabilities as the client sent them
 */
export function capabilityBits(capabilities: Capabilities): number {
  return KNOWN.reduce(
    (bits, path, index) =>
      has(capabilities, path) ? bits | (1 << index) : bits,
    0,
  );
}

/**
 * The capabilities a number stands for.
 * @param bits what `capabilityBits` returned
 */
export function capabilitiesOf(bits: number): Record<string, unknown> {
  const capabilities: Record<string, unknown> = {};
  KNOWN.forEach((path, index) => {
    if (bits & (1 << index)) put(capabilities, path);
  });
  return capabilities;
}

function has(capabilities: Capabilities, path: readonly string[]): boolean {
  let value: unknown = capabilities;
  for (const name of path) {
    if (!isPlainObject(value) || !Object.hasOwn(value, name)) return false;
    value = value[name];
  }
  return FLAGS.has(path.at(-1)) ? value === true : isPlainObject(value);
}

function put(holder: Record<string, unknown>, path: readonly string[]): void {
  const [name = '', ...rest] = path;
  if (rest.length === 0) {
    holder[name] = FLAGS.has(name) ? true : {};
    return;
  }
  const part: unknown = holder[name];
  // Whatever is part of another comes after it, so that the other is there.
  if (isPlainObject(part)) put(part, rest);
}
