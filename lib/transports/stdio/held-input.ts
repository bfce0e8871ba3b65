/**
 * What has been read and is to wait. Taken even while nothing may be answered,
 * because the end of a stream shows only to those who read it.
 */
export class HeldInput {
  #chunks: Buffer[] = [];
  #size = 0;

  /** @param maxSize bytes from which on there is no more room */
  constructor(private readonly maxSize: number) {}

  /** Whether no more should be read. */
  get full(): boolean {
    return this.#size >= this.maxSize;
  }

  push(chunk: Buffer): void {
    this.#chunks.push(chunk);
    this.#size += chunk.length;
  }

  /** The chunk that has waited longest; `undefined` when none waits. */
  shift(): Buffer | undefined {
    const chunk = this.#chunks.shift();
    this.#size -= chunk?.length ?? 0;
    return chunk;
  }

  clear(): void {
    this.#chunks = [];
    this.#size = 0;
  }
}
