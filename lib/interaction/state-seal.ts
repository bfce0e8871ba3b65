import { randomBytes } from 'node:crypto';
import { McpException } from '../errors/mcp.exception.js';
import { FAULT_CODES } from '../errors/protocol-fault.js';
import { isPlainObject } from '../schema/is-object.js';
import type { KeyRing } from '../sessions/key-ring.js';
import type { KeyValueStore } from '../sessions/key-value-store.js';
import { type CallState, readCallState } from './call-state.js';

const PURPOSE = 'request-state';
const TEXT = /^[\w-]+$/;

/** Longest state taken, wherever it is kept, in characters. */
const LONGEST = 4 * 1024 * 1024;

/** What states are sealed with, and how long they may be. */
export interface StateSealInit {
  readonly keys: KeyRing;
  readonly serverId: string;
  /** Longest state handed to a client, in characters. */
  readonly maxSize: number;
  /** Where longer ones go; nowhere without it. */
  readonly store?: KeyValueStore;
}

/**
 * Puts the state of a call into the client's hands and takes it back: encrypted,
 * so that nobody reads or alters it, and bound to the call (2026-07-28, Multi
 * Round-Trip Requests, Server Requirements). A long one stays in the store, and
 * the client gets its name.
 */
export class StateSeal {
  readonly #init: StateSealInit;

  constructor(init: StateSealInit) {
    this.#init = init;
  }

  /**
   * @param binding what the state is of; only the same opens it
   * @throws McpException when it is too long
   */
  async seal(state: CallState, binding: string): Promise<string> {
    const { maxSize, store } = this.#init;
    const sealed = this.#encrypt(JSON.stringify(state), binding);
    if (sealed.length <= maxSize) return sealed;
    if (!store || sealed.length > LONGEST)
      throw tooLong(sealed.length, maxSize);
    const name = randomBytes(16).toString('base64url');
    const leftMs = Math.max(1, state.expiresAt - Date.now());
    await store.set(this.#keyOf(name), sealed, leftMs);
    return this.#encrypt(JSON.stringify({ stored: name }), binding);
  }

  /**
   * @param sealed what a client sent: anything at all
   * @throws McpException −32602 for what was not sealed here for this binding, or has expired
   */
  async open(sealed: unknown, binding: string): Promise<CallState> {
    const text = this.#decrypt(sealed, binding);
    const state = text && readCallState(await this.#fetched(text, binding));
    if (state) return state;
    throw new McpException(
      FAULT_CODES['invalid-params'],
      'Invalid or expired requestState',
    );
  }

  /** The state itself, where the client was given no more than its name. */
  async #fetched(text: string, binding: string): Promise<string> {
    const value: unknown = JSON.parse(text);
    const name = isPlainObject(value) ? value['stored'] : undefined;
    if (typeof name !== 'string') return text;
    const sealed = await this.#init.store?.get(this.#keyOf(name));
    return this.#decrypt(sealed, binding) ?? '{}';
  }

  #keyOf(name: string): string {
    return `${this.#init.serverId}:call:${name}`;
  }

  #encrypt(text: string, binding: string): string {
    const { keys, serverId } = this.#init;
    const audience = `${serverId}:${binding}`;
    return keys
      .seal(PURPOSE, audience, Buffer.from(text))
      .toString('base64url');
  }

  #decrypt(sealed: unknown, binding: string): string | undefined {
    const { keys, serverId } = this.#init;
    if (typeof sealed !== 'string' || sealed.length > LONGEST) return undefined;
    if (!TEXT.test(sealed)) return undefined;
    const bytes = Buffer.from(sealed, 'base64url');
    const audience = `${serverId}:${binding}`;
    return keys.open(PURPOSE, audience, bytes)?.toString();
  }
}

function tooLong(length: number, limit: number): McpException {
  return new McpException(
    FAULT_CODES.internal,
    `What the client would have to hand back has ${length} characters, and ${limit} are allowed. Ask for less, keep less in ctx.once(), or give McpModule.forRoot({ store }).`,
  );
}
