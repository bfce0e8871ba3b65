import { randomBytes } from 'node:crypto';
import type { ClientIdentity } from '../exchange/inbound-request.js';
import { McpException } from '../errors/mcp.exception.js';
import { ProtocolFault } from '../errors/protocol-fault.js';
import { andThen, orElse } from './and-then.js';
import { EndMarks } from './end-marks.js';
import { IdleClock } from './idle-clock.js';
import type { KeyRing } from './key-ring.js';
import type { KeyValueStore } from './key-value-store.js';
import { MemoryKeyValueStore } from './memory-key-value-store.js';
import { PrincipalDigests } from './principal-digests.js';
import {
  type SessionMark,
  SessionMarks,
  type SessionSettings,
} from './session-marks.js';
import { SessionTokens } from './session-tokens.js';
import type { Session } from './session.js';
import { StoreOutage } from './store-outage.js';

const DAY_MS = 24 * 60 * 60 * 1_000;

/** What sessions are made with, and how long they last. */
export interface SessionRegistryOptions {
  /** Seals the ids. */
  readonly keys: KeyRing;
  /** Whose sessions they are: ids of other servers are unknown. */
  readonly serverId: string;
  /** How long a session lasts at most, in milliseconds. Default: 24 hours. */
  readonly ttlMs?: number;
  /**
   * How long a session lasts from one call to the next, in milliseconds, and up
   * to a tenth more. Default: as long as `ttlMs` lets it.
   */
  readonly idleTtlMs?: number;
  /** What replicas share about sessions. Default: in memory, for one process. */
  readonly store?: KeyValueStore;
}

/** What a handshake settled. */
export interface SessionInit {
  /** The protocol revision agreed upon. */
  readonly version: string;
  readonly client: ClientIdentity;
  /** Name of the caller; `undefined` for an anonymous one. */
  readonly principal: string | undefined;
}

/** A session, and what was asked for since it began. */
export interface KnownSession extends Session, SessionSettings {}

/** A session, or why there is none: `ended` by the client, or unknown, expired and forged alike. */
export type FoundSession = KnownSession | 'ended' | undefined;

/**
 * The sessions of a server (2025-11-25, Transports, Session Management). Their
 * ids carry all there is to know, so a live session is not stored anywhere; the
 * store holds which were ended before their time, their log levels and, with
 * `idleTtlMs`, when each was last used. While the store fails, calls are served.
 */
export class SessionRegistry {
  readonly #tokens: SessionTokens;
  readonly #principals: PrincipalDigests;
  readonly #ttlSeconds: number;
  readonly #idle: IdleClock | undefined;
  /** What this process knows to have ended, whatever becomes of the store. */
  readonly #ended = new EndMarks();
  /** Absent where this process is all there is. */
  readonly #marks: SessionMarks | undefined;
  readonly #outage = new StoreOutage(
    'The session store',
    'Calls are served meanwhile, also those of sessions that were ended on another replica.',
  );

  constructor(options: SessionRegistryOptions) {
    const { keys, serverId, ttlMs = DAY_MS, idleTtlMs, store } = options;
    this.#tokens = new SessionTokens(keys, serverId);
    this.#principals = new PrincipalDigests(keys);
    this.#ttlSeconds = Math.ceil(ttlMs / 1_000);
    this.#marks = store && new SessionMarks(store);
    if (idleTtlMs !== undefined) {
      this.#idle = new IdleClock(store ?? new MemoryKeyValueStore(), idleTtlMs);
    }
  }

  /**
   * Begins a session.
   * @returns it, and its `Mcp-Session-Id`: at most 400 characters of base64url
   */
  open({ version, client, principal }: SessionInit): {
    readonly token: string;
    readonly session: Session;
  } {
    const issuedAt = Math.floor(Date.now() / 1_000);
    const session: Session = {
      id: randomBytes(16).toString('base64url'),
      version,
      client,
      principalDigest: this.#principals.of(principal),
      issuedAt,
      expiresAt: issuedAt + this.#ttlSeconds,
    };
    return { token: this.#tokens.write(session), session };
  }

  /**
   * The session a client names, which counts as used now. Answers at once
   * unless the store takes time. Whether it is the caller's own is a question
   * of its own: `belongsTo`.
   *
   * @param token the client's `Mcp-Session-Id`: anything at all
   */
  find(token: string): FoundSession | Promise<FoundSession> {
    const session = this.#tokens.read(token);
    if (!session) return undefined;
    if (this.#ended.has(session)) return 'ended';
    if (!this.#marks && !this.#idle) return session;
    return this.#ask(session);
  }

  /** Whether a session is that of a caller; the anonymous caller, `undefined`, has sessions of its own. */
  belongsTo(session: Session, principal: string | undefined): boolean {
    return this.#principals.matches(session.principalDigest, principal);
  }

  /**
   * Ends a session before its time, on all replicas that can reach the store
   * and in any case on this one.
   * @returns whether it had not been ended before, as far as is known
   */
  end(session: Session): boolean | Promise<boolean> {
    if (this.#ended.has(session)) return false;
    this.#ended.add(session);
    return orElse<boolean>(
      () => this.#marks?.end(session) ?? true,
      (error) => {
        this.#outage.report(error);
        return true;
      },
    );
  }

  /**
   * Changes for all replicas what was asked for of a session; does nothing without a store.
   * @throws McpException what `edit` throws; ProtocolFault `refused` with 503 when the store fails
   */
  async changeSettings(
    session: Session,
    edit: (settings: SessionSettings) => SessionSettings,
  ): Promise<SessionSettings> {
    try {
      return (await this.#marks?.change(session, edit)) ?? edit({});
    } catch (error) {
      throw error instanceof McpException ? error : this.unshared(error);
    }
  }

  /** What is known of a session at the moment, which does not count as a use of it. */
  async markOf(session: Session): Promise<SessionMark> {
    return this.#ended.has(session) ? 'ended' : this.#marks?.read(session);
  }

  /** Tells the log that the store fails, and the client that what it asked for could not be done. */
  unshared(error: unknown): ProtocolFault {
    this.#outage.report(error);
    return new ProtocolFault(
      'refused',
      'This could not be told to all of the server; try again later.',
      undefined,
      503,
    );
  }

  #ask(session: Session): FoundSession | Promise<FoundSession> {
    return orElse<FoundSession>(
      () =>
        andThen<SessionMark, FoundSession>(
          this.#marks?.read(session),
          (mark) => (mark === 'ended' ? mark : this.#use(session, mark)),
        ),
      (error) => {
        this.#outage.report(error);
        this.#idle?.note(session);
        return session;
      },
    );
  }

  #use(
    session: Session,
    settings: SessionSettings | undefined,
  ): FoundSession | Promise<FoundSession> {
    return andThen<boolean, FoundSession>(
      this.#idle?.use(session) ?? true,
      (inTime) => {
        if (!inTime) return undefined;
        return settings ? { ...session, ...settings } : session;
      },
    );
  }
}
