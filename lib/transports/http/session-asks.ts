import type { ClientResponse } from '../../protocol/client-response.js';
import { CallAsks } from '../../sessions/call-asks.js';
import type { LiveSession } from '../../sessions/live-session.js';
import { PendingAsks } from '../../sessions/pending-asks.js';
import type { ReplicaAnswers } from './replica-answers.js';
import type { SessionOptions } from './session-options.js';

/**
 * What the clients of sessions are asked while their calls run (2025-11-25,
 * Elicitation, Sampling, Roots). Questions go out on the stream of the call,
 * answers come as POSTs of the session, here or to another replica.
 */
export class SessionAsks {
  readonly #pending: PendingAsks;

  /** @param replicas lead to the other replicas; absent where there is no bus */
  constructor(
    { maxQuestionsPerCaller, maxQuestions }: SessionOptions,
    private readonly replicas?: ReplicaAnswers,
  ) {
    this.#pending = new PendingAsks({
      perCaller: maxQuestionsPerCaller,
      total: maxQuestions,
      ...(replicas && { idPrefix: replicas.idPrefix }),
    });
  }

  /**
   * Begins the questions of one call.
   *
   * @param send puts a message on its stream, and throws where that is not possible any more
   */
  open(live: LiveSession, send: (json: string) => void): CallAsks {
    return new CallAsks({
      pending: this.#pending,
      asked: live.id,
      caller: live.session.principalDigest,
      ready: () => this.replicas?.hear(this.#answered),
      send: (json) => {
        if (live.isOver) throw ended();
        send(json);
      },
    });
  }

  /** Takes what a session's client says it answers. What nobody waits for is dropped. */
  take(live: LiveSession, response: ClientResponse): void {
    if (!this.#answered(live.id, response)) {
      this.replicas?.forward(live.id, response);
    }
  }

  /** Ends the waiting for answers of a session that was ended. */
  end(live: LiveSession): void {
    this.#pending.close(ended(), live.id);
  }

  /** Ends all waiting at once; resolves within a second, when the bus is left. */
  async close(): Promise<void> {
    this.#pending.close(new Error('The server is shutting down.'));
    await this.replicas?.close();
  }

  readonly #answered = (session: string, response: ClientResponse): boolean =>
    this.#pending.answer(response.id, response, session);
}

function ended(): Error {
  return new Error('The session has ended.');
}
