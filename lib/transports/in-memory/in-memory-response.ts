import { EventEmitter } from 'node:events';

type HeaderValue = string | number | readonly string[];

/**
 * A stand-in for an Express response. Takes headers only: guards see it behind
 * the response facade, which records status and body.
 */
export class InMemoryResponse extends EventEmitter {
  readonly statusCode = 200;
  readonly locals: Record<string, unknown> = {};
  readonly #headers = new Map<string, HeaderValue>();

  setHeader(name: string, value: HeaderValue): this {
    this.#headers.set(name.toLowerCase(), value);
    return this;
  }

  getHeader(name: string): HeaderValue | undefined {
    return this.#headers.get(name.toLowerCase());
  }

  hasHeader(name: string): boolean {
    return this.#headers.has(name.toLowerCase());
  }

  removeHeader(name: string): void {
    this.#headers.delete(name.toLowerCase());
  }

  getHeaders(): Readonly<Record<string, HeaderValue>> {
    return Object.fromEntries(this.#headers);
  }

  /** Express's way to set a header, or several. */
  set(
    name: string | Readonly<Record<string, HeaderValue>>,
    value?: HeaderValue,
  ): this {
    if (typeof name === 'string') return this.setHeader(name, value ?? '');
    for (const [key, each] of Object.entries(name)) this.setHeader(key, each);
    return this;
  }

  /** Fastify's and Express's other name for setting a header. */
  header(name: string, value: HeaderValue): this {
    return this.setHeader(name, value);
  }

  /** Express's way to read a header. */
  get(name: string): HeaderValue | undefined {
    return this.getHeader(name);
  }

  /** Adds a value to a header that may have several. */
  append(name: string, value: string | readonly string[]): this {
    const before = this.getHeader(name);
    const values = before === undefined ? [] : [before].flat().map(String);
    return this.setHeader(name, [...values, ...[value].flat()]);
  }
}
