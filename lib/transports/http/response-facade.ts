import {
  isSendable,
  ResponseRecord,
  sendableHeaders,
} from './response-record.js';

const STANDS_FOR_SENT: ReadonlySet<PropertyKey> = new Set([
  'headersSent',
  'sent',
  'writableEnded',
  'writableFinished',
  'finished',
]);
const SET_HEADERS: ReadonlySet<PropertyKey> = new Set([
  'setHeader',
  'appendHeader',
  'header',
  'headers',
  'set',
  'append',
]);

const READS_HEADERS: ReadonlySet<PropertyKey> = new Set([
  'get',
  'getHeader',
  'getHeaders',
  'getHeaderNames',
  'hasHeader',
]);

/**
 * A stand-in for a platform's response. Headers, cookies and everything else
 * reach the real one; status and body are recorded and never sent, so that
 * guards and exception filters written for HTTP cannot answer in place of the
 * protocol. Headers of what is not sent (its length, where it redirects to)
 * are not, either; the others can be taken back.
 *
 * @param target Express `Response`, `FastifyReply` or an in-memory one
 */
export function createResponseFacade(target: object): {
  readonly response: object;
  readonly recorded: ResponseRecord;
} {
  const recorded = new ResponseRecord();
  return { response: new Proxy(target, new FacadeHandler(recorded)), recorded };
}

class FacadeHandler implements ProxyHandler<object> {
  #members: Map<PropertyKey, unknown> | undefined;

  constructor(private readonly record: ResponseRecord) {}

  get(target: object, key: PropertyKey, proxy: unknown): unknown {
    if (key === 'statusCode') {
      return this.record.status ?? Reflect.get(target, key, target);
    }
    if (STANDS_FOR_SENT.has(key)) return this.record.ended;
    // Fastify's reply is a thenable that settles when it is sent: awaited, it would wait for us.
    if (key === 'then') return undefined;
    this.#members ??= new Map();
    const known = this.#members.get(key);
    if (known !== undefined) return known;
    const member = this.#member(target, key, proxy);
    if (typeof member === 'function' || key === 'raw') {
      this.#members.set(key, member);
    }
    return member;
  }

  set(target: object, key: PropertyKey, value: unknown): boolean {
    if (key === 'statusCode') this.record.setStatus(value);
    else if (key !== 'statusMessage') Reflect.set(target, key, value, target);
    return true;
  }

  #member(target: object, key: PropertyKey, proxy: unknown): unknown {
    const recorder =
      typeof key === 'string' ? this.record.recorder(key, target) : undefined;
    if (recorder) {
      return (...args: readonly unknown[]) => {
        const result = recorder(args);
        return result === undefined ? proxy : result;
      };
    }
    const value: unknown = Reflect.get(target, nameIn(target, key), target);
    if (key === 'raw' && typeof value === 'object' && value !== null) {
      return new Proxy(value, new FacadeHandler(this.record));
    }
    if (typeof value !== 'function') return value;
    const sets = SET_HEADERS.has(key);
    return (...args: readonly unknown[]): unknown => {
      const kept = sets ? headersToSend(args) : args;
      if (!kept) return proxy;
      const apply = (): unknown => Reflect.apply(value, target, kept);
      const result = READS_HEADERS.has(key)
        ? apply()
        : this.record.headers.noting(target, apply);
      return result === target ? proxy : result;
    };
  }
}

/** Strategies of Passport set headers as Node's response does, which Fastify's reply calls by another name. */
function nameIn(target: object, key: PropertyKey): PropertyKey {
  return key === 'setHeader' && !(key in target) ? 'header' : key;
}

/** Arguments that set a header, or several; `undefined` for one that stays here. */
function headersToSend(
  args: readonly unknown[],
): readonly unknown[] | undefined {
  const [first, ...rest] = args;
  if (typeof first === 'string') return isSendable(first) ? args : undefined;
  return [sendableHeaders(first), ...rest];
}
