import { ProtocolFault } from '../errors/protocol-fault.js';
import {
  DEFAULT_LEGACY_VERSION,
  LEGACY_VERSIONS,
  MODERN_VERSIONS,
} from '../exchange/era.js';
import type {
  ClientIdentity,
  InboundMessage,
} from '../exchange/inbound-request.js';
import { PROTOCOL_VERSION_META_KEY, classifyInboundRequest } from '../sdk.js';
import { classificationFault } from './classification-fault.js';
import {
  type ClientResponse,
  NO_RESPONSES,
  responseIn,
} from './client-response.js';
import {
  claimsEnvelope,
  clientInfoOf,
  clientOf,
  isCommonEnvelope,
  metaOf,
} from './envelope.js';
import { trimOws } from './header-value.js';
import type { Inbound, InboundRequest } from './inbound.js';
import { isInitializeParams } from './initialize-params.js';
import { isJsonObject } from './json-object.js';
import { readMessage } from './jsonrpc-message.js';
import { negotiateVersion } from './negotiate-version.js';
import { MAX_BATCH, oversizedFault } from './oversized.js';
import { standardHeaderFault } from './standard-headers.js';

const NOBODY: ClientIdentity = { capabilities: {} };

/**
 * Finds out which era a request belongs to and checks what that era asks of its
 * headers and shape (2026-07-28, Transports). Requests as clients commonly
 * write them are decided here; the SDK's classifier decides the rest.
 *
 * Legacy requests have rules of their own besides: see `legacyFault`.
 */
export function classify(request: InboundRequest): Inbound | ProtocolFault {
  if (request.httpMethod !== 'POST') {
    return new ProtocolFault('method-not-allowed', 'Only POST is served here.');
  }
  return common(request) ?? uncommon(request);
}

function common({
  body,
  header,
}: InboundRequest): Inbound | ProtocolFault | undefined {
  const message = readMessage(body);
  if (!message) return undefined;
  const named = header('mcp-protocol-version');
  const meta = metaOf(message.params);
  if (!claimsEnvelope(meta)) {
    const isPlain =
      message.method !== 'initialize' &&
      (named === undefined || LEGACY_VERSIONS.includes(named));
    return isPlain ? legacy([message], false, 1, named) : undefined;
  }
  const version = meta[PROTOCOL_VERSION_META_KEY];
  const agree =
    message.id !== undefined &&
    version === named &&
    message.method === header('mcp-method') &&
    isCommonEnvelope(meta);
  return agree && named !== undefined
    ? modern(message, named, header)
    : undefined;
}

function uncommon({
  httpMethod,
  body,
  header,
}: InboundRequest): Inbound | ProtocolFault {
  const oversized = oversizedFault(body);
  if (oversized) return oversized;
  const named = header('mcp-protocol-version');
  // Left unread: `legacyFault` turns a batch of this size down.
  if (Array.isArray(body) && body.length > MAX_BATCH) {
    return legacy([], true, body.length, named);
  }
  const outcome = classifyInboundRequest({
    httpMethod,
    body,
    protocolVersionHeader: named,
    mcpMethodHeader: header('mcp-method'),
    mcpNameHeader: header('mcp-name'),
  });
  if (outcome.kind === 'reject') return classificationFault(outcome);
  if (outcome.kind === 'modern') {
    const { params = {} } = outcome.message;
    const message = { ...outcome.message, params };
    return modern(message, outcome.classification.revision ?? 'none', header);
  }
  const sent: readonly unknown[] = Array.isArray(body) ? body : [body];
  return legacy(
    sent.flatMap(messageIn),
    Array.isArray(body),
    sent.length,
    named === undefined ? undefined : trimOws(named),
    sent.flatMap(responseIn),
  );
}

/** The request or notification in a value the SDK found valid; nothing for a response. */
export function messageIn(value: unknown): InboundMessage[] {
  if (!isJsonObject(value) || typeof value['method'] !== 'string') return [];
  const { id, method, params } = value;
  return [
    {
      method,
      params: isJsonObject(params) ? params : {},
      ...((typeof id === 'string' || typeof id === 'number') && { id }),
    },
  ];
}

function modern(
  message: InboundMessage,
  version: string,
  header: InboundRequest['header'],
): Inbound | ProtocolFault {
  if (!MODERN_VERSIONS.includes(version)) {
    return new ProtocolFault(
      'unsupported-version',
      `Unsupported protocol version: ${version}`,
      { supported: MODERN_VERSIONS, requested: version },
    );
  }
  return (
    standardHeaderFault(message, header) ?? {
      era: 'modern',
      version,
      messages: [message],
      responses: NO_RESPONSES,
      batch: false,
      size: 1,
      client: clientOf(metaOf(message.params)),
    }
  );
}

function legacy(
  messages: readonly InboundMessage[],
  batch: boolean,
  size: number,
  named: string | undefined,
  responses: readonly ClientResponse[] = NO_RESPONSES,
): Inbound {
  const [first] = messages;
  const params = first?.method === 'initialize' ? first.params : undefined;
  const isHandshake = params !== undefined && isInitializeParams(params);
  const info = isHandshake ? clientInfoOf(params.clientInfo) : undefined;
  return {
    era: 'legacy',
    messages,
    responses,
    batch,
    size,
    version: isHandshake
      ? negotiateVersion(params.protocolVersion)
      : (named ?? DEFAULT_LEGACY_VERSION),
    client: isHandshake
      ? { capabilities: params.capabilities, ...(info && { info }) }
      : NOBODY,
  };
}
