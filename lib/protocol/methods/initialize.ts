import { ProtocolFault } from '../../errors/protocol-fault.js';
import { capabilitiesOf } from '../capabilities.js';
import { isInitializeParams } from '../initialize-params.js';
import { negotiateVersion } from '../negotiate-version.js';
import type { McpMethod } from './mcp-method.js';

/** `initialize`: the handshake of the legacy era (2025-11-25, Lifecycle). */
export const initialize: McpMethod = (exchange, { profile, executor }) =>
  executor.runEndpoint('initialize', exchange, () => {
    const { params } = exchange.message;
    if (!isInitializeParams(params)) {
      throw new ProtocolFault(
        'invalid-params',
        'initialize needs protocolVersion (a string), capabilities (an object) and clientInfo with name and version.',
      );
    }
    return {
      protocolVersion: negotiateVersion(params.protocolVersion),
      capabilities: capabilitiesOf(profile, exchange),
      serverInfo: profile.info,
      ...(profile.instructions && { instructions: profile.instructions }),
    };
  });
