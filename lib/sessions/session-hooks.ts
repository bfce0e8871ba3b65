import { Logger } from '@nestjs/common';
import { logStack, logText } from '../errors/log-text.js';
import type { ClientIdentity } from '../exchange/inbound-request.js';

const logger = new Logger('McpSessions');

/** What providers are told of a session. */
export interface SessionInfo {
  /** Names the session; not the secret clients send. */
  readonly id: string;
  /** The protocol revision agreed upon. */
  readonly version: string;
  readonly client: ClientIdentity;
}

/**
 * A provider that wants to know when a client of up to 2025-11-25 opens a
 * session over HTTP. As with Nest's own hooks, having the method is enough.
 */
export interface OnSessionOpen {
  /** Called once the client has its answer; nobody waits for it, and what it throws is logged. */
  onSessionOpen(session: SessionInfo): void | Promise<void>;
}

/** A provider that wants to know when a client ends its session. One that only expires ends unnoticed: nothing is kept of it. */
export interface OnSessionClose {
  /** Called after the session has ended; nobody waits for it, and what it throws is logged. */
  onSessionClose(session: SessionInfo): void | Promise<void>;
}

/** The hooks of an application. */
export class SessionHooks {
  /** @param hosts instances that may have either method */
  constructor(private readonly hosts: readonly object[]) {}

  /** Tells that a session was opened. */
  opened(session: SessionInfo): void {
    this.#call('onSessionOpen', session);
  }

  /** Tells that a session was ended. */
  closed(session: SessionInfo): void {
    this.#call('onSessionClose', session);
  }

  #call(hook: 'onSessionOpen' | 'onSessionClose', session: SessionInfo): void {
    for (const host of this.hosts) {
      const method: unknown = Reflect.get(host, hook);
      if (typeof method !== 'function') continue;
      // A hook that throws at once must not keep the others from being called.
      Promise.resolve()
        .then(() => Reflect.apply(method, host, [session]))
        .catch((error: unknown) =>
          logger.error(
            `${host.constructor.name}.${hook} failed: ${logText(String(error))}`,
            logStack(error),
          ),
        );
    }
  }
}
