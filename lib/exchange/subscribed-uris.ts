import { ProtocolFault } from '../errors/protocol-fault.js';
import { isResourceUri, normalizeUri } from '../uri/resource-uri.js';

/** Most resources one subscription, or one session, may watch. */
export const MOST_URIS = 100;

/**
 * The resources one subscriber watches. They are compared by what they mean,
 * and named as the subscriber named them: clients compare URIs as text.
 */
export class SubscribedUris implements Iterable<string> {
  readonly #spellings = new Map<string, string>();

  /** How many there are. */
  get size(): number {
    return this.#spellings.size;
  }

  /**
   * Watches a resource; one that is watched already stays as it was named first.
   * @throws ProtocolFault `invalid-params` when it is no absolute URI of at most
   *   8,192 characters, `throttled` when 100 are watched already
   */
  add(uri: string): void {
    if (!isResourceUri(uri)) {
      throw new ProtocolFault(
        'invalid-params',
        'A resource is subscribed to by its absolute URI.',
      );
    }
    const key = normalizeUri(uri);
    if (this.#spellings.has(key)) return;
    if (this.#spellings.size >= MOST_URIS) {
      throw new ProtocolFault(
        'throttled',
        `At most ${MOST_URIS} resources can be subscribed to at a time.`,
      );
    }
    this.#spellings.set(key, uri);
  }

  /** Watches a resource no more, however it is spelled. */
  delete(uri: string): void {
    this.#spellings.delete(normalizeUri(uri));
  }

  /**
   * What the subscriber calls a resource.
   * @param normalized the URI of an event
   * @returns `undefined` for one it does not watch
   */
  nameOf(normalized: string): string | undefined {
    return this.#spellings.get(normalized);
  }

  /** The URIs as the subscriber named them. */
  [Symbol.iterator](): Iterator<string> {
    return this.#spellings.values();
  }
}
