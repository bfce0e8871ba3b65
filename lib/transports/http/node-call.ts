import type { IncomingMessage, ServerResponse } from 'node:http';
import type {
  HttpBody,
  HttpCall,
  HttpHeaders,
  HttpStream,
} from './http-call.js';
import { readNodeBody } from './node-body.js';
import { NodeStream } from './node-stream.js';

const LINGER_MS = 1000;

/** A call over Node's own request and response, which Express extends and Fastify wraps. */
export class NodeCall implements HttpCall {
  readonly transport = 'http';

  /**
   * @param request what guards see as the request
   * @param response what guards see as the response
   */
  constructor(
    protected readonly incoming: IncomingMessage,
    protected readonly outgoing: ServerResponse,
    readonly request: object,
    readonly response: object,
  ) {}

  get method(): string {
    return this.incoming.method ?? 'GET';
  }

  get localAddress(): string | undefined {
    return this.incoming.socket.localAddress;
  }

  get answered(): boolean {
    return this.outgoing.headersSent || this.outgoing.writableEnded;
  }

  header(name: string): string | undefined {
    const value = this.incoming.headers[name];
    return Array.isArray(value) ? value.join(', ') : value;
  }

  responseHeader(name: string): string | undefined {
    return headerText(this.outgoing.getHeader(name));
  }

  readBody(limit: number): Promise<HttpBody> {
    // Fastify leaves a parsed body on its own request object.
    return readNodeBody(this.incoming, this.request, limit);
  }

  send(status: number, headers: HttpHeaders, text: string): void {
    this.outgoing.writeHead(status, headers);
    if (closesEarly(headers)) lingerOver(this.incoming, this.outgoing, text);
    else this.outgoing.end(text);
  }

  openStream(status: number, headers: HttpHeaders): HttpStream {
    this.outgoing.writeHead(status, headers).flushHeaders();
    return new NodeStream(this.outgoing);
  }

  onDisconnect(listener: () => void): void {
    const { outgoing } = this;
    if (outgoing.destroyed) listener();
    else {
      outgoing.once('close', () => {
        if (!outgoing.writableFinished) listener();
      });
    }
  }
}

/** Whether a response ends its connection, though the request may still be coming in. */
export function closesEarly(headers: HttpHeaders): boolean {
  return headers['connection'] === 'close';
}

/**
 * Sends the last response of a connection and takes in the rest of the request
 * before closing: a client that is still sending would lose the response with
 * the connection (RFC 9112 §9.6).
 */
function lingerOver(
  incoming: IncomingMessage,
  outgoing: ServerResponse,
  text: string,
): void {
  outgoing.write(text);
  const close = () => {
    clearTimeout(patience);
    outgoing.end();
  };
  const patience = setTimeout(close, LINGER_MS);
  incoming.once('end', close).once('close', close).on('error', close).resume();
}

/** A header value as one text, the way it goes over the wire. */
export function headerText(
  value: string | number | readonly string[] | undefined,
): string | undefined {
  return value === undefined ? undefined : value.toString();
}
