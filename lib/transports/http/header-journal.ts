import { isDeepStrictEqual } from 'node:util';

/** Headers by name, as a response gives them. */
type Headers = ReadonlyMap<string, unknown>;

/** What became of a header: its value before the first change and after the last. */
interface Change {
  readonly before: unknown;
  readonly after: unknown;
}

const NO_HEADERS: Headers = new Map();

/**
 * What one operation does to the headers of a response, which others use as
 * well. They are set at once, so that streams have them; what nobody must know
 * of is taken back.
 */
export class HeaderJournal {
  readonly #changes = new Map<object, Map<string, Change>>();

  /**
   * Does what may set headers.
   *
   * @param holder what has them: a response of Express or Node, or Fastify's reply
   */
  noting<T>(holder: object, work: () => T): T {
    const before = headersOf(holder);
    try {
      return work();
    } finally {
      this.#note(holder, before, headersOf(holder));
    }
  }

  /** Makes the headers what they were, as far as nobody else has changed them since and none were sent. */
  takeBack(): void {
    for (const [holder, changes] of this.#changes) {
      const current = headersOf(holder);
      for (const [name, { before, after }] of changes) {
        if (isSent(holder)) break;
        if (!isDeepStrictEqual(current.get(name), after)) continue;
        call(holder, 'removeHeader', name);
        if (before !== undefined) set(holder, name, before);
      }
    }
    this.#changes.clear();
  }

  #note(holder: object, before: Headers, after: Headers): void {
    for (const name of new Set([...before.keys(), ...after.keys()])) {
      const is = after.get(name);
      if (isDeepStrictEqual(before.get(name), is)) continue;
      const changes = this.#changes.get(holder) ?? new Map<string, Change>();
      this.#changes.set(holder, changes);
      const first = changes.get(name) ?? { before: before.get(name) };
      changes.set(name, { before: first.before, after: is });
    }
  }
}

function headersOf(holder: object): Headers {
  const headers = call(holder, 'getHeaders');
  if (typeof headers !== 'object' || headers === null) return NO_HEADERS;
  // Lists are added to in place.
  return new Map(
    Object.entries(headers).map(([name, value]) => [
      name,
      Array.isArray(value) ? [...value] : value,
    ]),
  );
}

/** Fastify's reply calls it by another name, and still shows what its raw response has. */
function set(holder: object, name: string, value: unknown): void {
  if (isDeepStrictEqual(headersOf(holder).get(name), value)) return;
  call(holder, 'setHeader' in holder ? 'setHeader' : 'header', name, value);
}

function isSent(holder: object): boolean {
  const raw: unknown = Reflect.get(holder, 'raw');
  const response = typeof raw === 'object' && raw !== null ? raw : holder;
  return Reflect.get(response, 'headersSent') === true;
}

function call(
  holder: object,
  method: string,
  ...args: readonly unknown[]
): unknown {
  const own: unknown = Reflect.get(holder, method);
  return typeof own === 'function'
    ? Reflect.apply(own, holder, args)
    : undefined;
}
