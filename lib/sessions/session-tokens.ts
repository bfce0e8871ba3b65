import type { KeyRing } from './key-ring.js';
import { LruMap } from './lru-map.js';
import { SEAL_BYTES } from './ring-key.js';
import { decodeSession, encodeSession } from './session-code.js';
import type { Session } from './session.js';

/** Longest token, in characters: what proxies and clients take for a short header. */
const MAX_LENGTH = 400;

const MAX_BYTES = (MAX_LENGTH / 4) * 3;
const PURPOSE = 'session';
const TEXT = /^[\w-]+$/;

/** Opened tokens remembered; none takes more than about a kilobyte. */
const REMEMBERED = 1_000;

/**
 * Turns sessions into tokens for `Mcp-Session-Id` and back. A token holds all
 * of its session, sealed: any replica with the same keys can read it, nobody
 * else can read or make one, and an idle session takes no memory.
 */
export class SessionTokens {
  readonly #opened = new LruMap<Session>(REMEMBERED);

  /**
   * @param keys seal and open the tokens
   * @param serverId whose tokens they are; those of other servers are not read
   */
  constructor(
    private readonly keys: KeyRing,
    private readonly serverId: string,
  ) {}

  /** The token of a session: 1 to 400 characters of base64url (RFC 4648 §5). */
  write(session: Session): string {
    const code = encodeSession(session, MAX_BYTES - SEAL_BYTES);
    return this.keys.seal(PURPOSE, this.serverId, code).toString('base64url');
  }

  /**
   * The session of a token.
   *
   * @param token what a client sent: anything at all
   * @returns `undefined` for what is no token, was altered or cut short, was
   *   made with other keys, for another server or purpose, or has expired
   */
  read(token: string): Session | undefined {
    const session = this.#opened.get(token) ?? this.#open(token);
    if (session && session.expiresAt * 1_000 > Date.now()) return session;
    this.#opened.delete(token);
    return undefined;
  }

  #open(token: string): Session | undefined {
    if (token.length > MAX_LENGTH || !TEXT.test(token)) return undefined;
    const sealed = Buffer.from(token, 'base64url');
    // Bits past the last byte are ignored by the decoder; one session, one token.
    if (sealed.toString('base64url') !== token) return undefined;
    const code = this.keys.open(PURPOSE, this.serverId, sealed);
    const session = code && decodeSession(code);
    if (session) this.#opened.set(token, session);
    return session;
  }
}
