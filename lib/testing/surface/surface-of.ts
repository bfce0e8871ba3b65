import type { Client } from '@modelcontextprotocol/client';
import type { McpSurface } from './mcp-surface.js';
import { connectedClient } from './surface-client.js';
import { keptItems } from './surface-item.js';
import { SURFACE_KINDS } from './surface-kinds.js';
import { tokensOf } from './token-weight.js';

/** Past what the client may have kept, and without a trace in it. */
const FRESH = { cacheMode: 'bypass' } as const;

/**
 * Reads what a client sees of its server: every page of every list, and the
 * server's instructions (2026-07-28: Tools, Resources, Prompts, Discovery).
 *
 * @param client a connected client: that of `createTestClient()`, or any `Client` of `@modelcontextprotocol/client`
 * @throws TypeError when it is no client or not connected; and what listing throws
 *
 * @example
 * const { tools, tokens } = await surfaceOf(client);
 * expect(tokens).toBeLessThan(2_000);
 */
export async function surfaceOf(client: Client): Promise<McpSurface> {
  const connected = connectedClient(client);
  const offers = connected.getServerCapabilities();
  // Asking for what is not offered is an error where a client is strict.
  const { tools = [] } = offers?.tools
    ? await connected.listTools(undefined, FRESH)
    : {};
  const { resources } = offers?.resources
    ? await connected.listResources(undefined, FRESH)
    : {};
  const { resourceTemplates } = offers?.resources
    ? await connected.listResourceTemplates(undefined, FRESH)
    : {};
  const { prompts } = offers?.prompts
    ? await connected.listPrompts(undefined, FRESH)
    : {};
  const instructions = connected.getInstructions();
  return {
    ...(instructions !== undefined && { instructions }),
    tools: keptItems(SURFACE_KINDS.tools, tools),
    resources: keptItems(SURFACE_KINDS.resources, resources),
    resourceTemplates: keptItems(
      SURFACE_KINDS.resourceTemplates,
      resourceTemplates,
    ),
    prompts: keptItems(SURFACE_KINDS.prompts, prompts),
    tokens: tokensOf(tools),
  };
}
