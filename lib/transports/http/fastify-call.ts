import type { IncomingMessage, ServerResponse } from 'node:http';
import type { HttpHeaders, HttpStream } from './http-call.js';
import { NodeCall, closesEarly, headerText } from './node-call.js';

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
    if (closesEarly(headers)) {
      this.#takeOver();
      super.send(status, headers, text);
    } else {
      this.reply.code(status).headers(headers).send(text);
    }
  }

  override openStream(status: number, headers: HttpHeaders): HttpStream {
    this.#takeOver();
    return super.openStream(status, headers);
  }

  /** Takes the response from Fastify, with the headers Fastify would have sent along. */
  #takeOver(): void {
    const set = Object.entries(this.reply.getHeaders());
    this.reply.hijack();
    for (const [name, value] of set) {
      if (value !== undefined) this.outgoing.setHeader(name, value);
    }
  }
}
