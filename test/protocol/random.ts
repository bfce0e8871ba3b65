/** A small seeded generator (mulberry32): the same requests on every run. */
export class Random {
  constructor(private state: number) {}

  next(): number {
    this.state = (this.state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(this.state ^ (this.state >>> 15), 1 | this.state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  }

  chance(share: number): boolean {
    return this.next() < share;
  }

  pick<T>(options: readonly T[]): T {
    const picked = options[Math.floor(this.next() * options.length)];
    if (picked === undefined && options.length === 0)
      throw new Error('nothing to pick');
    return picked as T;
  }

  /** The first option mostly, the others now and then. */
  mostly<T>(usual: T, others: readonly T[], share = 0.75): T {
    return this.chance(share) ? usual : this.pick(others);
  }
}
