import { randomBytes } from 'node:crypto';
import { McpConfigurationException } from '../errors/mcp-configuration.exception.js';
import { keyProblems } from './key-problems.js';
import { KEY_ID_BYTES, RingKey } from './ring-key.js';

/**
 * The secrets of a server, newest first. The first seals, all open: a new one
 * is added at the end of the list on every replica, then moved to the front,
 * and the old one removed once nothing sealed with it matters any more.
 */
export class KeyRing {
  readonly #newest: Uint8Array;
  readonly #older: readonly Uint8Array[];
  readonly #keys = new Map<string, readonly [RingKey, ...RingKey[]]>();

  private constructor(
    newest: Uint8Array,
    older: readonly Uint8Array[],
    /** Whether the key is random, so that nothing it sealed outlives the process or is read by another. */
    readonly random: boolean,
  ) {
    this.#newest = newest;
    this.#older = older;
  }

  /**
   * A ring of secrets, or of one random key when there are none.
   *
   * @param secrets at least 32 bytes each; text counts in UTF-8
   * @throws McpConfigurationException with what `keyProblems` finds
   *
   * @example
   * KeyRing.from([readFileSync('mcp-key'), readFileSync('mcp-key.old')]);
   */
  static from(secrets: readonly (string | Uint8Array)[] | undefined): KeyRing {
    if (secrets === undefined) return new KeyRing(randomBytes(32), [], true);
    const problems = keyProblems(secrets);
    const [newest, ...older] = problems.length > 0 ? [] : secrets.map(bytesOf);
    if (!newest) throw new McpConfigurationException(problems);
    return new KeyRing(newest, older, false);
  }

  /**
   * Seals bytes: nobody without the ring can read, alter or make them.
   *
   * @param purpose what for, such as `session`; each has keys of its own
   * @param audience who may open them, such as a server's id
   * @returns the bytes and 30 more
   */
  seal(purpose: string, audience: string, bytes: Uint8Array): Buffer {
    const [key] = this.#keysFor(purpose);
    return key.seal(associatedWith(purpose, audience), bytes);
  }

  /**
   * Opens what `seal` returned for the same purpose and audience, with this
   * ring or another that has the secret.
   *
   * @param sealed anything at all; never throws
   * @returns `undefined` for everything else
   */
  open(purpose: string, audience: string, sealed: Buffer): Buffer | undefined {
    if (sealed.length < KEY_ID_BYTES) return undefined;
    const id = sealed.readUInt16BE();
    const associated = associatedWith(purpose, audience);
    for (const key of this.#keysFor(purpose)) {
      // Two secrets may share an id by chance, so the first match need not be the one.
      const bytes = key.id === id ? key.open(associated, sealed) : undefined;
      if (bytes) return bytes;
    }
    return undefined;
  }

  /**
   * Keyed digests of a text, 32 bytes each: one for every secret, the current
   * one first. Only who has the secret can tell what was digested.
   */
  digests(purpose: string, text: string): readonly [Buffer, ...Buffer[]] {
    const [first, ...others] = this.#keysFor(purpose);
    return [first.digest(text), ...others.map((key) => key.digest(text))];
  }

  #keysFor(purpose: string): readonly [RingKey, ...RingKey[]] {
    const known = this.#keys.get(purpose);
    if (known) return known;
    const keys: readonly [RingKey, ...RingKey[]] = [
      new RingKey(this.#newest, purpose),
      ...this.#older.map((secret) => new RingKey(secret, purpose)),
    ];
    this.#keys.set(purpose, keys);
    return keys;
  }
}

function associatedWith(purpose: string, audience: string): Buffer {
  return Buffer.from(JSON.stringify([purpose, audience]));
}

function bytesOf(secret: string | Uint8Array): Uint8Array {
  return Buffer.from(secret);
}
