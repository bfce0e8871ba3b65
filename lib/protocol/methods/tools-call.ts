import { ProtocolFault } from '../../errors/protocol-fault.js';
import type { McpExchange } from '../../exchange/mcp-exchange.js';
import { isJsonObject, type JsonObject } from '../json-object.js';
import { methodNotFound } from '../method-not-found.js';
import { paramHeaderFault } from '../param-headers.js';
import { requestHeader } from '../request-header.js';
import { shorten } from '../shorten.js';
import type { McpMethod } from './mcp-method.js';

/**
 * `tools/call` (2026-07-28, Tools). What is wrong with the request is told only
 * after the endpoint's guards let the caller in, so that nobody learns the
 * names of tools by asking.
 */
export const toolsCall: McpMethod = (exchange, { profile, executor }) => {
  const { name, args } = callOf(exchange.message.params);
  const { snapshot } = profile.catalog;
  const tool = name === undefined ? undefined : snapshot.tool(name);
  if (!tool || !args) {
    return executor.runEndpoint('call', exchange, () => {
      throw snapshot.tools.length === 0
        ? methodNotFound('tools/call')
        : badCall(name, tool !== undefined);
    });
  }
  const mismatch = headerMismatch(exchange, tool.input.json, args);
  return mismatch
    ? executor.runEndpoint('call', exchange, () => {
        throw mismatch;
      })
    : executor.callTool(tool, exchange, args);
};

function callOf({ name, arguments: args = {} }: JsonObject): {
  name: string | undefined;
  args: JsonObject | undefined;
} {
  return {
    name: typeof name === 'string' ? name : undefined,
    args: isJsonObject(args) ? args : undefined,
  };
}

function badCall(name: string | undefined, isKnown: boolean): ProtocolFault {
  if (name === undefined) {
    return invalid('tools/call needs the name of a tool, a string.');
  }
  return invalid(
    isKnown
      ? 'The arguments of tools/call must be an object.'
      : `Unknown tool: ${shorten(name)}`,
  );
}

function invalid(message: string): ProtocolFault {
  return new ProtocolFault('invalid-params', message);
}

function headerMismatch(
  exchange: McpExchange,
  schema: JsonObject,
  args: JsonObject,
): ProtocolFault | undefined {
  const { http } = exchange.channel;
  return exchange.era === 'modern' && http
    ? paramHeaderFault(schema, args, (name) => requestHeader(http, name))
    : undefined;
}
