/** Something with an end, and its place in an `ExpiryHeap`, which keeps that up to date. */
export interface Expiring {
  /** Milliseconds since 1970. */
  expiresAt: number;
  /** Owned by the heap. */
  place: number;
}

/**
 * Things in the order in which they expire: a binary heap, so that putting in,
 * taking out and moving cost the logarithm of how many there are.
 */
export class ExpiryHeap<T extends Expiring> {
  readonly #items: T[] = [];

  /** The one that expires first. */
  get first(): T | undefined {
    return this.#items[0];
  }

  /** Puts one in. */
  add(item: T): void {
    this.#put(item, this.#items.length);
    this.#rise(item);
  }

  /** Takes one out that is in. */
  remove(item: T): void {
    const last = this.#items.pop();
    if (!last || last === item) return;
    this.#put(last, item.place);
    this.update(last);
  }

  /** To be called when the expiry of one that is in has changed. */
  update(item: T): void {
    this.#rise(item);
    this.#sink(item);
  }

  #rise(item: T): void {
    for (;;) {
      const above = this.#items[(item.place - 1) >> 1];
      if (!above || above.expiresAt <= item.expiresAt) return;
      this.#swap(item, above);
    }
  }

  #sink(item: T): void {
    for (;;) {
      const left = this.#items[2 * item.place + 1];
      const right = this.#items[2 * item.place + 2];
      const below =
        left && right && right.expiresAt < left.expiresAt ? right : left;
      if (!below || below.expiresAt >= item.expiresAt) return;
      this.#swap(item, below);
    }
  }

  #swap(one: T, other: T): void {
    const { place } = one;
    this.#put(one, other.place);
    this.#put(other, place);
  }

  #put(item: T, place: number): void {
    item.place = place;
    this.#items[place] = item;
  }
}
