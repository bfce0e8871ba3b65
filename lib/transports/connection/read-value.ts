import { ProtocolFault } from '../../errors/protocol-fault.js';
import type { InboundMessage } from '../../exchange/inbound-request.js';
import { classificationFault } from '../../protocol/classification-fault.js';
import {
  type ClientResponse,
  NO_RESPONSES,
  responseIn,
} from '../../protocol/client-response.js';
import { messageIn } from '../../protocol/inbound-ladder.js';
import { isJsonObject } from '../../protocol/json-object.js';
import { readMessage } from '../../protocol/jsonrpc-message.js';
import { MAX_BATCH, oversizedFault } from '../../protocol/oversized.js';
import {
  classifyInboundRequest,
  type InboundClassificationOutcome,
} from '../../sdk.js';

/** What a value that came over a connection is, before anything is said of eras. */
export interface ReadValue {
  /** Requests and notifications in the order sent. */
  readonly messages: readonly InboundMessage[];
  /** What the client answers to requests of the server's, in the order sent. */
  readonly responses: readonly ClientResponse[];
  /** Whether they came as an array (2025-03-26, Batching). */
  readonly batch: boolean;
  /** Messages sent, responses included. */
  readonly size: number;
}

/**
 * Reads a value as a message, or a batch of them. As over HTTP, messages as
 * clients commonly write them are decided here, and the SDK decides the rest.
 */
export function readValue(value: unknown): ReadValue | ProtocolFault {
  const message = readMessage(value);
  if (message) {
    const responses = NO_RESPONSES;
    return { messages: [message], responses, batch: false, size: 1 };
  }
  const oversized = oversizedFault(value);
  if (oversized) return oversized;
  const batch = Array.isArray(value);
  const sent: readonly unknown[] = batch ? value : [value];
  const size = sent.length;
  // Left unread: `legacyFault` turns a batch of this size down.
  if (size > MAX_BATCH) {
    return { messages: [], responses: NO_RESPONSES, batch, size };
  }
  const outcome = classifyBody(value);
  return outcome.kind === 'reject'
    ? classificationFault(outcome)
    : {
        messages: sent.flatMap(messageIn),
        responses: sent.flatMap(responseIn),
        batch,
        size,
      };
}

/** What the SDK makes of a value that came without headers. */
export function classifyBody(body: unknown): InboundClassificationOutcome {
  return classifyInboundRequest({ httpMethod: 'POST', body });
}

/** Whether a value is a notification: whatever is wrong with it, it is not answered (JSON-RPC 2.0 §4.1). */
export function isNotification(value: unknown): boolean {
  return (
    isJsonObject(value) &&
    value['jsonrpc'] === '2.0' &&
    typeof value['method'] === 'string' &&
    !('id' in value)
  );
}
