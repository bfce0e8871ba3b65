import type {
  HttpExchange,
  SessionState,
} from '../../exchange/exchange-channel.js';
import type { SubscribedUris } from '../../exchange/subscribed-uris.js';
import type { ErrorReply } from '../../protocol/reply.js';
import type { LoggingLevel } from '../../sdk.js';

/** How one message of a connection came, where it came in a request of its own. */
export interface MessageDelivery {
  /** What guards see of that request. */
  readonly http: HttpExchange;
  /**
   * Told who the caller is once the guards have let the message in.
   *
   * @returns whether the connection is the caller's
   */
  admitted(principal: string | undefined): boolean;
  /**
   * Takes the refusal of the message, where that request is still to be answered.
   *
   * @returns whether it did; otherwise the refusal goes the way of all answers
   */
  refused(reply: ErrorReply): boolean;
}

/** The state of a connection as one delivered message sees it: the same, if the message is its owner's. */
export class DeliveredSession implements SessionState {
  constructor(
    private readonly state: SessionState,
    private readonly delivery: MessageDelivery,
  ) {}

  get logLevel(): LoggingLevel | undefined {
    return this.state.logLevel;
  }

  set logLevel(level: LoggingLevel | undefined) {
    this.state.logLevel = level;
  }

  get visibility(): string | undefined {
    return this.state.visibility;
  }

  set visibility(visibility: string | undefined) {
    this.state.visibility = visibility;
  }

  get uris(): SubscribedUris {
    return this.state.uris;
  }

  belongsTo(principal: string | undefined): boolean {
    return this.delivery.admitted(principal);
  }
}
