import type { ChangingList } from './server-event.js';

/**
 * Which lists have changed since clients were last told. A list that changes
 * often is told of once per window: the window opens with its first change and
 * is not prolonged by others, so that one that never rests is still told of.
 */
export class PendingChanges {
  readonly #timers = new Map<ChangingList, NodeJS.Timeout>();

  /**
   * @param windowMs milliseconds from the first change of a list to its telling
   * @param tell called once for each list when its window closes
   */
  constructor(
    private readonly windowMs: number,
    private readonly tell: (list: ChangingList) => void,
  ) {}

  /** Notes that a list has changed. */
  add(list: ChangingList): void {
    if (this.#timers.has(list)) return;
    const timer = setTimeout(() => this.#close(list), this.windowMs);
    // What nobody hears any more must not keep the process alive.
    timer.unref();
    this.#timers.set(list, timer);
  }

  /** Tells of all changes noted, now. */
  flush(): void {
    const lists = [...this.#timers.keys()];
    for (const list of lists) this.#close(list);
  }

  #close(list: ChangingList): void {
    clearTimeout(this.#timers.get(list));
    this.#timers.delete(list);
    this.tell(list);
  }
}
