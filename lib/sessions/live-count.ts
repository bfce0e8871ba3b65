/** How many things there may be at a time. */
export interface LiveLimits {
  /** Of one owner. */
  readonly perOwner: number;
  /** Of all owners together. */
  readonly total: number;
}

/** Counts live things, such as open streams, of each owner and in all. */
export class LiveCount {
  readonly #perOwner = new Map<string, number>();
  #total = 0;

  constructor(private readonly limits: LiveLimits) {}

  /** How many there are, of all owners together. */
  get total(): number {
    return this.#total;
  }

  /**
   * Counts one more, if there may be one.
   *
   * @param owner whose it is, such as the name of a principal. Anonymous
   *   callers, `undefined`, are not one owner but many that cannot be told
   *   apart: only the total limits them
   * @returns to be called when the thing is gone; `undefined` when there may be
   *   no more
   */
  take(owner: string | undefined): (() => void) | undefined {
    const owned = owner === undefined ? 0 : (this.#perOwner.get(owner) ?? 0);
    if (this.#total >= this.limits.total) return undefined;
    if (owned >= this.limits.perOwner) return undefined;
    this.#add(owner, 1);
    let live = true;
    return () => {
      if (!live) return;
      live = false;
      this.#add(owner, -1);
    };
  }

  #add(owner: string | undefined, change: number): void {
    this.#total += change;
    if (owner === undefined) return;
    const owned = (this.#perOwner.get(owner) ?? 0) + change;
    if (owned > 0) this.#perOwner.set(owner, owned);
    else this.#perOwner.delete(owner);
  }
}
