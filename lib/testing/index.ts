export {
  createTestClient,
  type TestableApplication,
} from './create-test-client.js';
export { McpTestClient } from './mcp-test-client.js';
export type {
  TestClientOptions,
  TestModel,
  TestUser,
} from './test-client-options.js';
export type { ToolCalls } from './tool-calls.js';
export { ToolCallException } from './tool-call.exception.js';
export type { MatcherContext, MatcherOutcome } from './matcher-context.js';
export { mcpMatchers, type McpMatchers } from './mcp-matchers.js';
export { LockFileException } from './surface/lock-file.exception.js';
export type { McpSurfaceOptions } from './surface/match-surface.js';
export type { McpSurface, McpSurfaceItem } from './surface/mcp-surface.js';
export { surfaceOf } from './surface/surface-of.js';
