import { toolsNamed } from '../../catalog/candidates.js';
import type { Tool } from '../../components/tool.js';
import { ProtocolFault } from '../../errors/protocol-fault.js';
import type { McpExchange } from '../../exchange/mcp-exchange.js';
import { useVisible } from '../../execution/use-visible.js';
import { askedVersion } from '../asked-version.js';
import { offersTools } from '../capabilities.js';
import { isJsonObject, type JsonObject } from '../json-object.js';
import { methodNotFound } from '../method-not-found.js';
import { tellMissing } from '../missing-log.js';
import { paramHeaderFault } from '../param-headers.js';
import { requestHeader } from '../request-header.js';
import { shorten } from '../../errors/shorten.js';
import type { McpMethod, MethodContext } from './mcp-method.js';

/** What a client sent with a call, as far as it can be used. */
interface Call {
  readonly name: string | undefined;
  readonly args: JsonObject | undefined;
  readonly version: string | undefined;
}

/**
 * `tools/call` (2026-07-28, Tools). What is wrong with the request is told only
 * after the endpoint's guards let the caller in, so that nobody learns the
 * names of tools by asking; nor by asking wrongly for one that is hidden.
 */
export const toolsCall: McpMethod = (exchange, context) => {
  const { profile, executor } = context;
  const call = callOf(exchange);
  const { name, args, version } = call;
  const tool =
    name === undefined
      ? undefined
      : profile.catalog.snapshot.tool(name, version);
  if (!tool || !args || executor.isPersonal(tool, exchange)) {
    return callVisible(exchange, context, call);
  }
  const mismatch = headerMismatch(exchange, tool.input.json, args);
  return mismatch
    ? refuse(mismatch, exchange, context)
    : executor.callTool(tool, exchange, args);
};

async function callVisible(
  exchange: McpExchange,
  context: MethodContext,
  call: Call,
): ReturnType<McpMethod> {
  const { executor, profile } = context;
  const { name, args } = call;
  return useVisible<Tool, Awaited<ReturnType<McpMethod>>>(
    name === undefined
      ? []
      : await toolsNamed(profile.catalog, name, call.version),
    async (tool) => {
      const fault = args
        ? headerMismatch(exchange, tool.input.json, args)
        : invalid('The arguments of tools/call must be an object.');
      if (!fault) return executor.callTool(tool, exchange, args ?? {});
      if (executor.isPersonal(tool, exchange)) {
        await executor.admit(tool, exchange, args ?? {});
      }
      return refuse(fault, exchange, context);
    },
    () => {
      if (name !== undefined) tellMissing(profile.catalog, 'tool', name);
      const fault = offersTools(profile.catalog)
        ? unknownTool(name)
        : methodNotFound('tools/call');
      return refuse(fault, exchange, context);
    },
  );
}

function callOf(exchange: McpExchange): Call {
  const { name, arguments: args = {} } = exchange.message.params;
  return {
    name: typeof name === 'string' ? name : undefined,
    args: isJsonObject(args) ? args : undefined,
    version: askedVersion(exchange),
  };
}

/** Turns a request down once the endpoint's guards have let the caller in. */
function refuse(
  fault: ProtocolFault,
  exchange: McpExchange,
  { executor }: MethodContext,
): Promise<never> {
  return executor.runEndpoint('call', exchange, () => {
    throw fault;
  });
}

function unknownTool(name: string | undefined): ProtocolFault {
  return invalid(
    name === undefined
      ? 'tools/call needs the name of a tool, a string.'
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
