import { setImmediate as nextTurn } from 'node:timers/promises';
import type { HttpSender } from './drive/http-sender.js';
import { sendInMemory } from './drive/memory-call.js';
import type { HttpTransport } from './drive/transport.js';
import { type FuzzRequest, requestOf } from './generate/fuzz-request.js';
import type { Pools } from './generate/pools.js';
import type { FuzzAnswer } from './judge/answer.js';
import { CancellationWatch } from './judge/cancellation-watch.js';
import { owedFor } from './judge/owed.js';
import { problemWith } from './judge/verdict.js';
import type { FuzzOptions } from './fuzz-options.js';
import type { Tally } from './tally.js';

/** How many requests are under way together. */
const AT_ONCE = 32;

/** In memory an answer may come in the same turn; sockets and timers need theirs. */
const REQUESTS_PER_TURN = 16;

/** What requests are sent to, and what is noted of them. */
export interface Scene {
  readonly transport: HttpTransport;
  readonly sender: HttpSender;
  readonly pools: Pools;
  readonly options: FuzzOptions;
  readonly tally: Tally;
}

/** Sends the requests from one number to another, several at once, and judges each. */
export class Campaign {
  readonly #cancellations = new CancellationWatch();

  constructor(private readonly scene: Scene) {}

  async send(first: number, end: number): Promise<void> {
    let next = first;
    const { tally } = this.scene;
    const worker = async (): Promise<void> => {
      while (next < end && !tally.hasEnough) {
        const number = next++;
        await this.#sendOne(number);
        if (number % REQUESTS_PER_TURN === 0) await nextTurn();
      }
    };
    await Promise.all(Array.from({ length: AT_ONCE }, worker));
  }

  async #sendOne(number: number): Promise<void> {
    const { options, pools, tally } = this.scene;
    const request = requestOf(options.seed, number, pools);
    const owed = owedFor(request.body);
    const watch = this.#cancellations.watch(request, owed);
    tally.begin(request);
    try {
      const answer = await this.#deliver(request);
      const problem =
        answer && problemWith(request, owed, answer, watch.isCancelled);
      tally.end(request, answer, problem);
    } catch (error) {
      tally.end(request, undefined, String(error));
    } finally {
      watch.stop();
    }
  }

  #deliver(request: FuzzRequest): Promise<FuzzAnswer | undefined> {
    const { options, sender, tally, transport } = this.scene;
    const isOverHttp =
      options.httpEvery > 0 && request.number % options.httpEvery === 0;
    return isOverHttp
      ? sender.send(request)
      : sendInMemory(transport, request, (problem) => tally.disturb(problem));
  }
}
