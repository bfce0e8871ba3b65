import type { InboundMessage, RequestId } from '../exchange/inbound-request.js';
import type { ClientAnswer } from '../sessions/client-answer.js';
import { isJsonObject } from './json-object.js';

/** What a client answers to a request of the server's (JSON-RPC 2.0 §5). */
export interface ClientResponse extends ClientAnswer {
  /** Of the request it answers. */
  readonly id: RequestId;
}

/** Stands for responses where guards are asked about them: they are no message, and name no method. */
export const RESPONSE_MESSAGE: InboundMessage = Object.freeze({
  method: 'response',
  params: Object.freeze({}),
});

/** Stands for the responses of what carries none. */
export const NO_RESPONSES: readonly ClientResponse[] = Object.freeze([]);

/**
 * The response in a value the SDK found valid; nothing for a request or
 * notification, and for an error that answers nothing in particular.
 */
export function responseIn(value: unknown): ClientResponse[] {
  if (!isJsonObject(value) || 'method' in value) return [];
  const { id, result, error } = value;
  return typeof id === 'string' || typeof id === 'number'
    ? [{ id, result, error }]
    : [];
}
