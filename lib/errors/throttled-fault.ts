import { ProtocolFault } from './protocol-fault.js';

/** A request of a caller who sent, or runs, too many: 429 over HTTP, with `Retry-After`. */
export class ThrottledFault extends ProtocolFault {
  /**
   * @param message one sentence for the client
   * @param retryAfter whole seconds after which it is worth another try; `data.retryAfter` of the error, too
   */
  constructor(
    message: string,
    readonly retryAfter: number,
  ) {
    super('throttled', message, { retryAfter });
  }
}
