import { ProtocolFault } from '../../errors/protocol-fault.js';
import { methodNotFound } from '../method-not-found.js';
import type { McpMethod } from './mcp-method.js';

/** `tools/list` (2026-07-28, Tools); not found while the server has no tools, as its capabilities say. */
export const toolsList: McpMethod = (exchange, context) =>
  context.executor.runEndpoint('list', exchange, () => {
    const { snapshot } = context.profile.catalog;
    if (snapshot.tools.length === 0) throw methodNotFound('tools/list');
    const { cursor } = exchange.message.params;
    if (cursor !== undefined && typeof cursor !== 'string') {
      throw new ProtocolFault('invalid-params', 'cursor must be a string.');
    }
    return context.toolPages.page(snapshot, exchange.era, cursor);
  });
