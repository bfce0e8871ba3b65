import { ProtocolFault } from '../../errors/protocol-fault.js';
import type { RequestId } from '../../exchange/inbound-request.js';
import type { McpExchange } from '../../exchange/mcp-exchange.js';
import { errorReply } from '../../protocol/error-reply.js';
import type { Reply } from '../../protocol/reply.js';
import { shorten } from '../../errors/shorten.js';
import type { ConnectionChannel } from './connection-channel.js';

/** Most requests of a connection that may be running at a time. */
const MAX_RUNNING = 1_000;

/** Takes the answer of a message of a batch. */
export type Settle = (reply: Reply | undefined) => void;

/** A message that is being answered. */
export interface RunningMessage {
  readonly exchange: McpExchange;
  readonly channel: ConnectionChannel;
  /** Left out for a message that came alone. */
  readonly settle: Settle | undefined;
}

/** The messages of one connection that are being answered. */
export class RunningMessages {
  readonly #running = new Set<RunningMessage>();
  readonly #ids = new Set<RequestId>();

  /** Why a message is not run. Notifications have room of their own: among them may be cancellations. */
  refusal(id: RequestId | undefined): Reply | undefined {
    if (id !== undefined && this.#ids.has(id)) {
      // With the id, it would be taken for the answer of the request that is running.
      return errorReply(null, inUse(id), 'message');
    }
    const limit = id === undefined ? 2 * MAX_RUNNING : MAX_RUNNING;
    const count = id === undefined ? this.#running.size : this.#ids.size;
    return count < limit
      ? undefined
      : errorReply(id ?? null, tooMany(), 'message');
  }

  /** Notes that a message is being answered. */
  add(message: RunningMessage): void {
    const { id } = message.exchange.message;
    this.#running.add(message);
    if (id !== undefined) this.#ids.add(id);
  }

  /** Notes that it has been. */
  delete(message: RunningMessage): void {
    const { id } = message.exchange.message;
    this.#running.delete(message);
    if (id !== undefined) this.#ids.delete(id);
  }

  /** Those being answered at the moment. */
  [Symbol.iterator](): Iterator<RunningMessage> {
    return this.#running.values();
  }
}

function inUse(id: RequestId): ProtocolFault {
  return new ProtocolFault(
    'invalid-request',
    `A request with the id ${shorten(JSON.stringify(id))} is running.`,
  );
}

function tooMany(): ProtocolFault {
  return new ProtocolFault(
    'throttled',
    `At most ${MAX_RUNNING} requests of a connection may be running.`,
  );
}
