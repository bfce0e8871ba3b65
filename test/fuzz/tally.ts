import type { FuzzRequest } from './generate/fuzz-request.js';
import type { FuzzAnswer } from './judge/answer.js';

/** Something that should not have happened. */
export interface Failure {
  readonly problem: string;
  /** The request it happened to, or one under way at the time. */
  readonly request: FuzzRequest | undefined;
  readonly answer?: FuzzAnswer | undefined;
}

const MAX_FAILURES = 3;

/** Counts answers by status, and keeps the first failures. */
export class Tally {
  readonly failures: Failure[] = [];
  readonly statuses = new Map<number, number>();
  /** How many requests are done with. */
  ended = 0;
  /** How many of them had a client that went away. */
  left = 0;
  readonly #running = new Map<FuzzRequest, number>();

  get hasEnough(): boolean {
    return this.failures.length >= MAX_FAILURES;
  }

  begin(request: FuzzRequest): void {
    this.#running.set(request, performance.now());
  }

  end(
    request: FuzzRequest,
    answer: FuzzAnswer | undefined,
    problem: string | undefined,
  ): void {
    this.#running.delete(request);
    this.ended += 1;
    if (problem) this.failures.push({ problem, request, answer });
    else if (!answer) this.left += 1;
    if (answer) {
      const { status } = answer;
      this.statuses.set(status, (this.statuses.get(status) ?? 0) + 1);
    }
  }

  /** Notes what happened outside any answer. */
  disturb(problem: string): void {
    const [request] = this.#running.keys();
    this.failures.push({ problem, request });
  }

  /** Notes the first request nobody has answered for so long, in milliseconds. */
  findOverdue(patience: number): void {
    for (const [request, begun] of this.#running) {
      if (performance.now() - begun < patience) return;
      this.failures.push({ problem: 'It was never answered.', request });
      this.#running.delete(request);
    }
  }
}
