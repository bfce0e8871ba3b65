import type { ClientResponse } from '../../protocol/client-response.js';
import { CallAsks } from '../../sessions/call-asks.js';
import { PendingAsks } from '../../sessions/pending-asks.js';

/** What the client of a connection is asked while its calls run (2025-11-25, Elicitation, Sampling, Roots). */
export class ConnectionAsks {
  #over: Error | undefined;

  /**
   * @param scope names the connection
   * @param pending where questions wait, those of other connections among them
   */
  constructor(
    private readonly scope: string,
    private readonly pending = new PendingAsks(),
  ) {}

  /**
   * Begins the questions of one call.
   *
   * @param send sends a message, and throws where that is not possible any more
   */
  open(send: (json: string) => void): CallAsks {
    return new CallAsks({
      pending: this.pending,
      asked: this.scope,
      send: (json) => {
        if (this.#over) throw this.#over;
        send(json);
      },
    });
  }

  /** Takes what the client says it answers. What nobody waits for is dropped. */
  take(responses: readonly ClientResponse[]): void {
    for (const response of responses) {
      this.pending.answer(response.id, response, this.scope);
    }
  }

  /** Ends all waiting: nothing comes from the client any more. */
  end(reason: Error): void {
    if (this.#over) return;
    this.pending.close(reason, this.scope);
    this.#over = reason;
  }
}
