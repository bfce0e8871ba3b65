import type { RecordedResponse } from '../../exchange/exchange-channel.js';
import { HeaderJournal } from './header-journal.js';

/** Takes the arguments of a call; what it returns, unless `undefined`, is what the caller gets. */
type Recorder = (args: readonly unknown[]) => unknown;

/** What only the answer a guard or filter wrote has: said of the one that is sent, it would be wrong. */
const WITHHELD: ReadonlySet<string> = new Set([
  'content-length',
  'content-encoding',
  'transfer-encoding',
  'location',
]);

/** What was done to a response that stands in for the real one. */
export class ResponseRecord implements RecordedResponse {
  /** Of what is set on the real one. */
  readonly headers = new HeaderJournal();
  #status: number | undefined;
  #body: unknown;
  #ended = false;
  #onEnd: (() => void) | undefined;

  get status(): number | undefined {
    return this.#status;
  }

  get body(): unknown {
    return this.#body;
  }

  get ended(): boolean {
    return this.#ended;
  }

  reset(): void {
    this.#status = undefined;
    this.#body = undefined;
    this.#ended = false;
    this.#onEnd = undefined;
  }

  takeBackHeaders(): void {
    this.headers.takeBack();
  }

  onEnd(listener: () => void): void {
    if (this.#ended) listener();
    else this.#onEnd = listener;
  }

  /** Notes a status, whatever way it was set; anything but a number is ignored. */
  setStatus(status: unknown): void {
    if (typeof status === 'number') this.#status = status;
  }

  /**
   * What to do instead of a method that would answer.
   *
   * @param target the real response, to which headers still go
   * @returns `undefined` for methods that answer nothing
   */
  recorder(method: string, target: object): Recorder | undefined {
    switch (method) {
      case 'status':
      case 'code':
        return ([status]) => this.setStatus(status);
      case 'writeHead':
        return ([status, ...rest]) => {
          this.setStatus(status);
          this.headers.noting(target, () => {
            setHeaders(target, rest.at(-1));
          });
        };
      case 'sendStatus':
        return ([status]) => {
          this.setStatus(status);
          this.#end(undefined);
        };
      case 'redirect':
        return (args) => {
          this.setStatus(args.find(Number.isInteger) ?? 302);
          this.#end(undefined);
        };
      case 'callNotFound':
        return () => {
          this.setStatus(404);
          this.#end(undefined);
        };
      case 'write':
        return ([chunk]) => {
          this.#end(chunk);
          return true;
        };
      case 'json':
      case 'jsonp':
      case 'send':
      case 'end':
        return (args) => this.#endWith(args);
      case 'render':
      case 'view':
      case 'sendFile':
      case 'sendfile':
      case 'download':
      case 'destroy':
        return () => this.#end(undefined);
      case 'hijack':
      case 'location':
      case 'flushHeaders':
      case 'writeContinue':
      case 'writeProcessing':
      case 'writeEarlyHints':
        return () => undefined;
      default:
        return undefined;
    }
  }

  #endWith([body, ...rest]: readonly unknown[]): void {
    const callback = [body, ...rest].find((arg) => typeof arg === 'function');
    this.#end(typeof body === 'function' ? undefined : body);
    if (typeof callback === 'function') {
      queueMicrotask(() => Reflect.apply(callback, undefined, []));
    }
  }

  #end(body: unknown): void {
    this.#ended = true;
    this.#body ??= body;
    this.#onEnd?.();
    this.#onEnd = undefined;
  }
}

function setHeaders(target: object, headers: unknown): void {
  const setHeader: unknown = Reflect.get(target, 'setHeader');
  if (typeof headers !== 'object' || headers === null) return;
  if (typeof setHeader !== 'function') return;
  for (const [name, value] of Object.entries(headers)) {
    if (isSendable(name)) Reflect.apply(setHeader, target, [name, value]);
  }
}

/** Whether a header set on a stand-in response is for the real one. */
export function isSendable(name: string): boolean {
  return !WITHHELD.has(name.toLowerCase());
}

/** The headers of an object that are; anything else is given back as it is. */
export function sendableHeaders(headers: unknown): unknown {
  if (typeof headers !== 'object' || headers === null) return headers;
  return Object.fromEntries(
    Object.entries(headers).filter(([name]) => isSendable(name)),
  );
}
