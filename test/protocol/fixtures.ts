import { CatalogSnapshot } from '../../lib/catalog/catalog-snapshot.js';
import type { CatalogEntry } from '../../lib/components/component.js';
import type { Tool } from '../../lib/components/tool.js';
import { HandlerInput } from '../../lib/components/handler-input.js';
import type { McpEra } from '../../lib/exchange/era.js';
import type {
  ExchangeChannel,
  HttpExchange,
  OutboundNotification,
} from '../../lib/exchange/exchange-channel.js';
import { McpExchange } from '../../lib/exchange/mcp-exchange.js';
import type { Executor } from '../../lib/execution/executor.js';
import { NotificationHub } from '../../lib/notifications/notification-hub.js';
import { McpDispatcher } from '../../lib/protocol/dispatcher.js';
import type { ServerProfile } from '../../lib/protocol/server-profile.js';
import type { JsonSchema } from '../../lib/schema/json-schema.js';

export const MODERN = '2026-07-28';

export function envelope(more: Record<string, unknown> = {}) {
  return {
    'io.modelcontextprotocol/protocolVersion': MODERN,
    'io.modelcontextprotocol/clientCapabilities': {},
    'io.modelcontextprotocol/clientInfo': { name: 'test', version: '1' },
    ...more,
  };
}

/** Only what a spec looks at; the handler behind a tool is the executor's business. */
export function tool(name: string, more: Partial<Tool> = {}): Tool {
  const tool: Omit<Tool, 'handler'> = {
    kind: 'tool',
    name,
    input: input({ type: 'object' }),
    ...more,
  };
  return tool as Tool;
}

/** An input that takes whatever it is given. */
export function input(json: JsonSchema): HandlerInput {
  return new HandlerInput(json, []);
}

export function schema(json: JsonSchema) {
  return { json, validate: (value: unknown) => ({ ok: true as const, value }) };
}

/** A catalog of which `refresh` swaps the snapshot at once. */
export function catalogOf(entries: () => readonly CatalogEntry[]) {
  const catalog = {
    snapshot: new CatalogSnapshot(entries()),
    findsMore: false,
    mayGrow: false,
    find: async () => undefined,
    refresh: () => {
      catalog.snapshot = new CatalogSnapshot(entries());
    },
  };
  return catalog;
}

export function profileOf(
  tools: readonly Tool[],
  more: Partial<ServerProfile> = {},
): ServerProfile {
  return {
    info: { name: 'weather', version: '1.0.0' },
    lists: { ttlMs: 0, scope: 'private' },
    extensions: [],
    catalog: catalogOf(() => tools),
    hub: new NotificationHub({ serverId: 'test' }),
    principal: () => undefined,
    ...more,
  };
}

/** An executor that lets everyone in and answers with the tool's name. */
export function openExecutor(more: Partial<Executor> = {}): Executor {
  return {
    callTool: async ({ name }) => ({
      content: [{ type: 'text', text: `called ${name}` }],
    }),
    readResource: async (_match, _exchange, uri) => ({
      contents: [{ uri, text: 'read' }],
    }),
    getPrompt: async () => ({ messages: [] }),
    complete: async () => ({ values: [], total: 0, hasMore: false }),
    enumerate: async () => [],
    admit: async () => undefined,
    isPersonal: () => false,
    visibleTo: (components) => components,
    runEndpoint: async (_operation, _exchange, produce) => produce(),
    ...more,
  };
}

export function dispatcherOf(
  tools: readonly Tool[],
  executor: Partial<Executor> = {},
  profile: Partial<ServerProfile> = {},
): McpDispatcher {
  return new McpDispatcher(profileOf(tools, profile), openExecutor(executor));
}

export interface ExchangeOptions {
  readonly era?: McpEra;
  readonly id?: string | number | undefined;
  readonly scope?: string;
  readonly http?: HttpExchange;
  readonly principal?: string;
  /** Whatever else the channel has. */
  readonly channel?: Partial<ExchangeChannel>;
}

/** An exchange with a channel that only takes notes. */
export function exchangeOf(
  method: string,
  params: Record<string, unknown> = {},
  options: ExchangeOptions = {},
) {
  const { era = 'modern', scope, http, principal } = options;
  const notifications: OutboundNotification[] = [];
  const channel: ExchangeChannel = {
    transport: 'http',
    ...(scope !== undefined && { scope }),
    ...(http && { http }),
    notify: (notification) => notifications.push(notification),
    onDisconnect: () => undefined,
    ...options.channel,
  };
  const id = 'id' in options ? options.id : 1;
  const exchange = new McpExchange({
    era,
    version: era === 'modern' ? MODERN : '2025-11-25',
    message: { method, params, ...(id !== undefined && { id }) },
    client: { capabilities: {} },
    channel,
    principal: () => principal,
  });
  return { exchange, notifications };
}
