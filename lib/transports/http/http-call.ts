/** Response headers by name. */
export type HttpHeaders = Readonly<Record<string, string | number>>;

/** What reading a request body gave. */
export type HttpBody =
  | { readonly kind: 'text'; readonly text: string }
  /** Something before us has read the stream and left what it parsed. */
  | { readonly kind: 'value'; readonly value: unknown }
  | { readonly kind: 'too-large' }
  /** The bytes are no UTF-8. */
  | { readonly kind: 'malformed' }
  /** The client went away while sending. */
  | { readonly kind: 'aborted' };

/** An event stream that has begun. */
export interface HttpStream {
  /** Sends a piece of text; does nothing once the client is gone. */
  write(text: string): void;
  /** Bytes handed over that the client has not taken yet. */
  readonly backlog: number;
  /** Completes the response. */
  end(): void;
}

/**
 * One HTTP request and the way to answer it, as every platform can offer them.
 * The transport knows nothing else of Express, Fastify or a test client.
 */
export interface HttpCall {
  readonly transport: 'http' | 'in-memory';
  /** HTTP method, in upper case. */
  readonly method: string;
  /** The address the connection came in at; `undefined` when there is no connection. */
  readonly localAddress: string | undefined;
  /** The platform's request object, which guards see. */
  readonly request: object;
  /** The platform's response object, to which their headers go. */
  readonly response: object;
  /** Whether something else has answered already. */
  readonly answered: boolean;
  /** A request header by its lower-case name. */
  header(name: string): string | undefined;
  /** A response header set so far, by its lower-case name. */
  responseHeader(name: string): string | undefined;
  /**
   * Reads the whole body.
   * @param limit most bytes to accept
   */
  readBody(limit: number): Promise<HttpBody>;
  /** Sends a complete response; the headers join those already set. */
  send(status: number, headers: HttpHeaders, text: string): void;
  /** Sends status and headers, and leaves the body open. */
  openStream(status: number, headers: HttpHeaders): HttpStream;
  /** Calls the listener once when the client goes away before the response is complete. */
  onDisconnect(listener: () => void): void;
}
