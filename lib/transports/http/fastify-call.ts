import type { IncomingMessage, ServerResponse } from 'node:http';
import type { HttpHeaders, HttpStream } from './http-call.js';
import { NodeCall, headerText } from './node-call.js';

/** What the transport uses of a `FastifyRequest`. */
export interface FastifyRequestLike {
  readonly raw: IncomingMessage;
}

/** What the transport uses of a `FastifyReply`. */
export interface FastifyReplyLike {
  readonly raw: ServerResponse;
  readonly sent: boolean;
  code(status: number): FastifyReplyLike;
  headers(headers: HttpHeaders): FastifyReplyLike;
  getHeader(name: string): string | number | string[] | undefined;
  getHeaders(): Record<string, string | number | string[] | undefined>;
  send(text: string): unknown;
  hijack(): unknown;
}

/** A call as Fastify has it: headers live on the reply until it is sent. */
export class FastifyCall extends NodeCall {
  constructor(
    request: FastifyRequestLike,
    private readonly reply: FastifyReplyLike,
  ) {
    super(request.raw, reply.raw, request, reply);
  }

  override get answered(): boolean {
    return this.reply.sent || super.answered;
  }

  override responseHeader(name: string): string | undefined {
    return headerText(this.reply.getHeader(name));
  }

  override send(status: number, headers: HttpHeaders, text: string): void {
    this.reply.code(status).headers(headers).send(text);
  }

  override openStream(status: number, headers: HttpHeaders): HttpStream {
    // Fastify would send its own headers with the body; a hijacked reply has none to come.
    const set = Object.entries(this.reply.getHeaders());
    this.reply.hijack();
    for (const [name, value] of set) {
      if (value !== undefined) this.outgoing.setHeader(name, value);
    }
    return super.openStream(status, headers);
  }
}
