import type { ProtocolFault } from '../../errors/protocol-fault.js';
import type { HttpExchange } from '../../exchange/exchange-channel.js';
import type { ErrorReply } from '../../protocol/reply.js';
import type { MessageDelivery } from '../connection/message-delivery.js';
import { sendAccepted, sendFault, sendReply } from '../http/egress.js';
import { errorStatus } from '../http/fault-status.js';
import type { HttpCall } from '../http/http-call.js';
import { HttpResponder } from '../http/http-responder.js';
import { HttpSide } from '../http/http-side.js';

/**
 * The POST a message came in. It is answered when the guards have let the
 * message in, or with the status of its refusal; the answer of the message
 * itself goes out on the event stream (2024-11-05, HTTP with SSE).
 */
export class SseDelivery implements MessageDelivery {
  readonly http: HttpExchange;
  readonly #responder: HttpResponder;
  #answered = false;

  constructor(
    private readonly call: HttpCall,
    private readonly owner: string | undefined,
  ) {
    this.http = new HttpSide(call, call.request);
    this.#responder = new HttpResponder(call, false);
  }

  admitted(principal: string | undefined): boolean {
    if (principal !== this.owner) return false;
    this.accept();
    return true;
  }

  refused(reply: ErrorReply): boolean {
    if (this.#answered || errorStatus(reply, 'legacy') < 400) return false;
    this.#answered = true;
    sendReply(this.call, this.#responder, reply, 'legacy');
    return true;
  }

  /** Takes note of the message, unless the POST has been answered. */
  accept(): void {
    if (this.#answered) return;
    this.#answered = true;
    sendAccepted(this.#responder);
  }

  /** Turns the message down, unless the POST has been answered. */
  refuse(fault: ProtocolFault): void {
    if (this.#answered) return;
    this.#answered = true;
    sendFault(this.call, this.#responder, fault, null);
  }
}
