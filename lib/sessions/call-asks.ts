import type {
  AskOptions,
  ClientRequest,
  ClientResult,
} from '../exchange/client-request.js';
import type { PendingAsks } from './pending-asks.js';

/** The way from a call to its client, and back. */
export interface AskRoute {
  /** Where questions wait for their answers. */
  readonly pending: PendingAsks;
  /** Id of the session or connection that is asked. */
  readonly asked: string;
  /** Stands for the caller whose session is asked. */
  readonly caller?: string | undefined;
  /** Resolves when an answer would arrive; `undefined` when it would already. Does not reject. */
  ready?(): Promise<void> | undefined;
  /**
   * Sends a message ahead of the call's answer.
   * @throws when that is not possible any more
   */
  send(json: string): void;
}

/** The questions of one call to its client. None of them outlives the call. */
export class CallAsks {
  /** Those that wait for an answer, by id, and whether the client knows of them. */
  #open: Map<string, boolean> | undefined;
  #over: Error | undefined;

  constructor(private readonly route: AskRoute) {}

  /**
   * Asks the client, and waits for its answer.
   *
   * @returns the client's result, of any shape
   * @throws what `PendingAsks.ask` throws, and an Error when the call is over
   */
  async ask(
    request: ClientRequest,
    options: AskOptions = {},
  ): Promise<ClientResult> {
    if (this.#over) throw this.#over;
    const open = (this.#open ??= new Map<string, boolean>());
    const { pending, asked, caller } = this.route;
    let own = '';
    try {
      return await pending.ask(
        asked,
        (id) => {
          own = id;
          open.set(id, false);
          return this.#send(id, request);
        },
        {
          ...options,
          caller,
          abandon: (id, reason) => this.#abandon(id, reason),
        },
      );
    } finally {
      open.delete(own);
    }
  }

  /**
   * Ends the waiting for answers nobody needs any more, and tells the client.
   * To be called when the call is over, before it is answered.
   */
  close(): void {
    this.#over = new Error('The call is over.');
    for (const id of this.#open?.keys() ?? []) {
      this.route.pending.abandon(id, this.#over);
    }
  }

  #send(id: string, request: ClientRequest): void | Promise<void> {
    const waiting = this.route.ready?.();
    return waiting
      ? waiting.then(() => this.#sendNow(id, request))
      : this.#sendNow(id, request);
  }

  #sendNow(id: string, { method, params }: ClientRequest): void {
    // Given up while it was waited for.
    if (!this.#open?.has(id)) return;
    this.route.send(JSON.stringify({ jsonrpc: '2.0', id, method, params }));
    this.#open.set(id, true);
  }

  #abandon(requestId: string, reason: string): void {
    const isKnown = this.#open?.get(requestId);
    this.#open?.delete(requestId);
    if (!isKnown) return;
    const method = 'notifications/cancelled';
    const params = { requestId, reason };
    try {
      this.route.send(JSON.stringify({ jsonrpc: '2.0', method, params }));
    } catch {
      // Nobody is there to be told.
    }
  }
}
