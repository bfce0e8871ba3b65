/** A stand-in for an Express request, with what guards and strategies commonly read. */
export class InMemoryRequest {
  readonly method: string;
  readonly url: string;
  readonly originalUrl: string;
  readonly path: string;
  readonly query: Readonly<Record<string, string>>;
  readonly params: Readonly<Record<string, string>> = {};
  /** By lower-case name, as Node has them. */
  readonly headers: Readonly<Record<string, string>>;
  readonly ip = '127.0.0.1';
  /** Left by the transport: the message. */
  body: unknown = undefined;
  /** Whom guards take for authenticated; left by them, or given by a test. */
  user?: unknown;

  constructor(method: string, url: URL, headers: Headers) {
    this.method = method;
    this.path = url.pathname;
    this.url = `${url.pathname}${url.search}`;
    this.originalUrl = this.url;
    this.query = Object.fromEntries(url.searchParams);
    this.headers = Object.fromEntries(headers);
  }

  /** A header by name, in any case. */
  get(name: string): string | undefined {
    return this.headers[name.toLowerCase()];
  }

  /** The same, under Express's other name for it. */
  header(name: string): string | undefined {
    return this.get(name);
  }
}
