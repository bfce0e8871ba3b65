import { ProtocolFault } from '../../errors/protocol-fault.js';
import {
  DEFAULT_LEGACY_VERSION,
  type McpEra,
  MODERN_VERSIONS,
} from '../../exchange/era.js';
import type {
  ClientIdentity,
  InboundMessage,
} from '../../exchange/inbound-request.js';
import { classificationFault } from '../../protocol/classification-fault.js';
import { NO_RESPONSES } from '../../protocol/client-response.js';
import {
  claimsEnvelope,
  clientInfoOf,
  clientOf,
  isCommonEnvelope,
  metaOf,
} from '../../protocol/envelope.js';
import type { Inbound } from '../../protocol/inbound.js';
import {
  type InitializeParams,
  isInitializeParams,
} from '../../protocol/initialize-params.js';
import { legacyFault } from '../../protocol/legacy-ladder.js';
import { negotiateVersion } from '../../protocol/negotiate-version.js';
import { shorten } from '../../errors/shorten.js';
import {
  CLIENT_CAPABILITIES_META_KEY,
  PROTOCOL_VERSION_META_KEY,
} from '../../sdk.js';
import { classifyBody, readValue, type ReadValue } from './read-value.js';

/**
 * The era of one connection. The first request decides it, as it does in the
 * SDK's `serveStdio`: a handshake, or a request without an envelope, makes it
 * legacy, a valid envelope modern. `server/discover` decides nothing: clients
 * that speak both eras ask it to find out which one the server speaks
 * (2026-07-28, stdio, Backward Compatibility). Neither do notifications and
 * requests that are turned down.
 */
export class ConnectionEra {
  #settled: McpEra | undefined;
  #version = DEFAULT_LEGACY_VERSION;
  #client: ClientIdentity = { capabilities: {} };

  /**
   * Says what a value is on this connection: messages and the era they are
   * answered in, or why it is turned down.
   */
  admit(value: unknown): Inbound | ProtocolFault {
    const read = readValue(value);
    if (read instanceof ProtocolFault) return read;
    const [message] = read.messages;
    if (read.batch || !message) return this.#several(read);
    if (this.#settled === 'legacy') return this.#legacy(read);
    if (!claimsEnvelope(metaOf(message.params))) {
      return this.#unclaimed(message, read);
    }
    const version = claimedVersion(message, value);
    if (version instanceof ProtocolFault) return version;
    return version === undefined
      ? this.#unclaimed(message, read)
      : this.#modern(message, version);
  }

  /** A batch, or nothing but responses. */
  #several(read: ReadValue): Inbound | ProtocolFault {
    if (!read.batch) return this.#inbound(this.#settled ?? 'legacy', read);
    return this.#settled === 'modern'
      ? new ProtocolFault(
          'invalid-request',
          `Revision ${MODERN_VERSIONS[0]} knows no batches.`,
        )
      : this.#legacy(read);
  }

  #unclaimed(
    message: InboundMessage,
    read: ReadValue,
  ): Inbound | ProtocolFault {
    if (this.#settled !== 'modern') return this.#legacy(read);
    if (message.id === undefined) return this.#inbound('modern', read);
    if (message.method !== 'initialize') {
      return new ProtocolFault(
        'bad-envelope',
        `The request has no envelope for protocol revision ${MODERN_VERSIONS[0]}: _meta needs ${PROTOCOL_VERSION_META_KEY} and ${CLIENT_CAPABILITIES_META_KEY}.`,
      );
    }
    const { protocolVersion } = message.params;
    return unsupported(
      typeof protocolVersion === 'string' ? protocolVersion : undefined,
    );
  }

  #modern(message: InboundMessage, version: string): Inbound {
    if (message.id !== undefined && message.method !== 'server/discover') {
      this.#settled = 'modern';
    }
    return {
      era: 'modern',
      version,
      messages: [message],
      responses: NO_RESPONSES,
      batch: false,
      size: 1,
      client: clientOf(metaOf(message.params)),
    };
  }

  #legacy(read: ReadValue): Inbound | ProtocolFault {
    const inbound = this.#inbound('legacy', read);
    const fault = legacyFault(inbound);
    if (fault) return fault;
    const request = read.messages.find(
      (message) => message.id !== undefined && !isFailedHandshake(message),
    );
    if (!request) return inbound;
    this.#settled = 'legacy';
    const { method, params } = request;
    if (method !== 'initialize' || !isInitializeParams(params)) return inbound;
    this.#greet(params);
    return this.#inbound('legacy', read);
  }

  /** Remembers who the client is and the revision the handshake ends in. */
  #greet(params: InitializeParams): void {
    const info = clientInfoOf(params.clientInfo);
    this.#version = negotiateVersion(params.protocolVersion);
    this.#client = {
      capabilities: params.capabilities,
      ...(info && { info }),
    };
  }

  #inbound(era: McpEra, read: ReadValue): Inbound {
    const version =
      era === 'modern' ? (MODERN_VERSIONS[0] ?? 'none') : this.#version;
    return { era, version, ...read, client: this.#client };
  }
}

/** Whether a message asks for a handshake it will not get. */
function isFailedHandshake({ method, params }: InboundMessage): boolean {
  return method === 'initialize' && !isInitializeParams(params);
}

/**
 * The revision the envelope of a message names.
 *
 * @returns `undefined` for a handshake, whatever else its `_meta` says
 */
function claimedVersion(
  message: InboundMessage,
  value: unknown,
): string | undefined | ProtocolFault {
  const meta = metaOf(message.params);
  const named = meta[PROTOCOL_VERSION_META_KEY];
  const isCommon =
    message.method !== 'initialize' &&
    typeof named === 'string' &&
    isCommonEnvelope(meta);
  if (isCommon) return supported(named);
  const outcome = classifyBody(value);
  if (outcome.kind === 'reject') return classificationFault(outcome);
  return outcome.kind === 'modern'
    ? supported(outcome.classification.revision ?? 'none')
    : undefined;
}

function supported(version: string): string | ProtocolFault {
  return MODERN_VERSIONS.includes(version) ? version : unsupported(version);
}

function unsupported(version: string | undefined): ProtocolFault {
  const requested = version === undefined ? undefined : shorten(version);
  return new ProtocolFault(
    'unsupported-version',
    requested === undefined
      ? 'The request names no protocol version.'
      : `Unsupported protocol version: ${requested}`,
    {
      supported: MODERN_VERSIONS,
      ...(requested !== undefined && { requested }),
    },
  );
}
