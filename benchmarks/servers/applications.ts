import { type Root, serveNest } from './nest-server.js';

/** Starts a server; tells where it listens, nothing for one that is reached another way. */
type Start = (adapter: string, count: number) => Promise<string | void>;

/**
 * Servers by the name the load process asks for. Each loads its own code only:
 * a bare server without the library is what the other is held against.
 */
export const APPLICATIONS: Readonly<Record<string, Start>> = {
  floor: async () => (await import('./floor.js')).serveFloor(),
  jose: async () => (await import('./jose-worker.js')).verifyOnDemand(),

  'bare-plain': nest(async () => (await barePlain()).PlainBareModule),
  'bare-scoped': nest(async () => (await barePlain()).ScopedBareModule),
  'bare-dto': nest(async () => (await bareGuarded()).DtoBareModule),
  'bare-guarded': nest(async () => (await bareGuarded()).GuardedBareModule),
  'bare-prepared': nest(
    async () => (await import('./bare/prepared.module.js')).PreparedBareModule,
  ),
  'bare-bodies': nest(
    async () => (await import('./bare/bodies.module.js')).BodiesBareModule,
  ),
  'bare-stdio': async () =>
    (await import('./stdio-servers.js')).serveBareStdio(),

  'mcp-plain': nest(async () => (await mcpPlain()).PlainMcpModule),
  'mcp-json-schema': nest(async () => (await mcpPlain()).JsonSchemaMcpModule),
  'mcp-scoped': nest(async () => (await mcpPlain()).ScopedMcpModule),
  'mcp-dto': nest(async () => (await mcpGuarded()).DtoMcpModule),
  'mcp-dto-own': nest(async () => (await mcpGuarded()).OwnDtoMcpModule),
  'mcp-guarded': nest(async () => (await mcpGuarded()).GuardedMcpModule),
  'mcp-tools': nest(async (count) => (await mcpMany()).toolsModule(count)),
  'mcp-tools-mounted': nest(async (count) =>
    (await mcpMany()).mountedToolsModule(count),
  ),
  'mcp-tools-visible': nest(async (count) =>
    (await mcpMany()).visibleToolsModule(count),
  ),
  'mcp-templates': nest(async (count) =>
    (await mcpMany()).templatesModule(count),
  ),
  'mcp-bodies': nest(
    async () => (await import('./mcp/bodies.module.js')).BodiesMcpModule,
  ),
  'mcp-protected': nest(async () =>
    (await import('./mcp/protected.module.js')).protectedModule(),
  ),
  'mcp-verified-by-hand': nest(
    async () =>
      (await import('./mcp/verified-by-hand.module.js')).VerifiedByHandModule,
  ),
  'mcp-stdio': async () => (await import('./stdio-servers.js')).serveStdio(),
};

function nest(load: (count: number) => Promise<Root>): Start {
  return async (adapter, count) => serveNest(await load(count), adapter);
}

const barePlain = () => import('./bare/plain.module.js');
const bareGuarded = () => import('./bare/guarded.module.js');
const mcpPlain = () => import('./mcp/plain.module.js');
const mcpGuarded = () => import('./mcp/guarded.module.js');
const mcpMany = () => import('./mcp/many.module.js');
