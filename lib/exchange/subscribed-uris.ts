import { ProtocolFault } from '../errors/protocol-fault.js';
import { isResourceUri, normalizeUri } from '../uri/resource-uri.js';

/** Most resources one subscription, or one session, may watch. */
export const MOST_URIS = 100;

/** Most characters of all of them together: each is kept, by every session that watches it. */
const MOST_CHARACTERS = 64 * 1024;

/**
 * The resources one subscriber watches. They are compared by what they mean,
 * and named as the subscriber named them: clients compare URIs as text.
 */
export class SubscribedUris implements Iterable<string> {
  readonly #spellings = new Map<string, string>();
  #characters = 0;

  /** Those of a list that may be watched together; what there is no room for is left out. */
  static from(listed: Iterable<string>): SubscribedUris {
    const uris = new SubscribedUris();
    for (const uri of listed) uris.#take(uri);
    return uris;
  }

  /** How many there are. */
  get size(): number {
    return this.#spellings.size;
  }

  /**
   * Watches a resource; one that is watched already stays as it was named first.
   * @throws ProtocolFault `invalid-params` when it is no absolute URI of at most
   *   8,192 characters, `throttled` when 100 are watched already, or would be
   *   of more than 65,536 characters together
   */
  add(uri: string): void {
    const fault = this.#take(uri);
    if (fault) throw fault;
  }

  /** Watches a resource no more, however it is spelled. */
  delete(uri: string): void {
    const key = normalizeUri(uri);
    this.#characters -= this.#spellings.get(key)?.length ?? 0;
    this.#spellings.delete(key);
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

  #take(uri: string): ProtocolFault | undefined {
    if (!isResourceUri(uri)) {
      return new ProtocolFault(
        'invalid-params',
        'A resource is subscribed to by its absolute URI.',
      );
    }
    const key = normalizeUri(uri);
    if (this.#spellings.has(key)) return undefined;
    const characters = this.#characters + uri.length;
    if (this.#spellings.size >= MOST_URIS || characters > MOST_CHARACTERS) {
      return new ProtocolFault(
        'throttled',
        `At most ${MOST_URIS} resources can be subscribed to at a time, whose URIs have at most ${MOST_CHARACTERS} characters together.`,
      );
    }
    this.#spellings.set(key, uri);
    this.#characters = characters;
    return undefined;
  }
}
