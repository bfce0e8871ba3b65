import { ProtocolFault } from '../../errors/protocol-fault.js';
import type { RequestId } from '../../exchange/inbound-request.js';
import type { Inbound } from '../../protocol/inbound.js';
import { classify } from '../../protocol/inbound-ladder.js';
import { readableId } from '../../protocol/jsonrpc-message.js';
import { legacyFault } from '../../protocol/legacy-ladder.js';
import { checkParsed, parseMessage } from '../../protocol/parse-message.js';
import { isJsonContentType } from '../../sdk.js';
import type { HttpBody, HttpCall } from './http-call.js';
import { type Accepted, isUtf8 } from './media-types.js';

/** What came of reading a request: messages, or the reason why not. */
export type Received =
  | {
      readonly kind: 'messages';
      readonly inbound: Inbound;
      readonly body: unknown;
    }
  | {
      readonly kind: 'fault';
      readonly fault: ProtocolFault;
      /** The id to answer with, as far as it could be read. */
      readonly id: RequestId | null;
    }
  /** Nobody is there to be answered. */
  | { readonly kind: 'aborted' };

/**
 * Reads a request: method and media types, then the body, then what it is. The
 * order in which faults are found is that of the SDK's own entry.
 *
 * @param maxBodySize most bytes of body to accept
 * @param accepted what the client takes as an answer
 */
export async function receive(
  call: HttpCall,
  maxBodySize: number,
  accepted: Accepted,
): Promise<Received> {
  const refused = refuseUnread(call);
  if (refused) return faulty(refused);
  const read = await call.readBody(maxBodySize);
  if (read.kind === 'aborted') return read;
  const parsed = parseBody(read, maxBodySize);
  if (parsed instanceof ProtocolFault) {
    // Without JSON there is no telling the era, and legacy goes first.
    const isParse = parsed.kind === 'parse';
    return faulty((isParse && notAcceptable(accepted)) || parsed);
  }
  const { body } = parsed;
  const inbound = classify({
    httpMethod: call.method,
    header: (name) => call.header(name),
    body,
  });
  if (inbound instanceof ProtocolFault) return faulty(inbound, body);
  const fault =
    inbound.era === 'legacy'
      ? (notAcceptable(accepted) ?? legacyFault(inbound))
      : undefined;
  return fault ? faulty(fault, body) : { kind: 'messages', inbound, body };
}

function faulty(fault: ProtocolFault, body?: unknown): Received {
  return { kind: 'fault', fault, id: readableId(body) };
}

/** Why a request is turned down before its body is read: its method, media type or encoding. */
export function refuseUnread(call: HttpCall): ProtocolFault | undefined {
  if (call.method !== 'POST') {
    return new ProtocolFault('method-not-allowed', 'Only POST is served here.');
  }
  const type = call.header('content-type');
  if (
    type !== 'application/json' &&
    !(isJsonContentType(type) && isUtf8(type ?? ''))
  ) {
    return new ProtocolFault(
      'unsupported-media-type',
      'Content-Type must be application/json, in UTF-8.',
    );
  }
  const encoding = call.header('content-encoding');
  return encoding === undefined || encoding.toLowerCase() === 'identity'
    ? undefined
    : new ProtocolFault(
        'unsupported-media-type',
        'Content-Encoding is not supported; send the body as it is.',
      );
}

function notAcceptable({
  json,
  eventStream,
}: Accepted): ProtocolFault | undefined {
  return json && eventStream
    ? undefined
    : new ProtocolFault(
        'not-acceptable',
        'Accept must allow both application/json and text/event-stream.',
      );
}

/** The value a body holds, or why it holds none. */
export function parseBody(
  read: Exclude<HttpBody, { kind: 'aborted' }>,
  maxBodySize: number,
): { readonly body: unknown } | ProtocolFault {
  switch (read.kind) {
    case 'too-large':
      return new ProtocolFault(
        'too-large',
        `The body is larger than ${maxBodySize} bytes.`,
      );
    case 'malformed':
      return new ProtocolFault('parse', 'The body is not valid UTF-8.');
    case 'text':
      return guarded(() => parseMessage(read.text));
    case 'value':
      return guarded(() => checkParsed(read.value));
  }
}

function guarded(
  body: () => unknown,
): { readonly body: unknown } | ProtocolFault {
  try {
    return { body: body() };
  } catch (error) {
    if (error instanceof ProtocolFault) return error;
    throw error;
  }
}
